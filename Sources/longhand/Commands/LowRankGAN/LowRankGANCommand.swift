internal import ArgumentParser

/// `longhand lowrankgan`: editing one region of a generated image.
struct LowRankGANCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lowrankgan",
        abstract: "Edit one region of a generated image and leave the rest alone.",
        discussion: """
            As in: longhand lowrankgan edit --seed 4 --region mouth

            The Jacobian of a generator at a latent says how each pixel changes with it. Its products inside \
            and outside the region are split into low-rank and sparse parts; a direction of the inside, \
            projected onto the null space of the outside, changes the region alone. jacobian, directions, \
            edit and transfer take these steps one by one, with files between them; edit takes all at once. report \
            does the paper's figures and tables again.

            Two generators are there: faces (latent 100, 3x64x64) and style (Fashion-MNIST, w of 64, \
            1x28x28). A region is a name or boxes ROWS,COLUMNS such as 38:56,20:44: rows from the top and \
            columns from the left, counted from 0, the ends not included; + joins several.
            """,
        subcommands: [
            LowRankGANJacobianCommand.self, LowRankGANDirectionsCommand.self, LowRankGANEditCommand.self,
            LowRankGANTransferCommand.self, LowRankGANInvertCommand.self, LowRankGANCompareCommand.self,
            LowRankGANReportCommand.self,
        ])
}
