internal import ArgumentParser

/// `mouth,eyes,38:56,20:44`: several regions, each as it is typed alone.
struct RegionList: ExpressibleByArgument {
    let regions: [String]

    /// A comma ends a region unless it stands within a box, which has one colon before it and one after.
    init?(argument: String) {
        var regions: [String] = []
        var open: String?
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let region = open.map { "\($0),\(part)" } ?? String(part)
            if region.count(where: { $0 == ":" }).isMultiple(of: 2) {
                regions.append(region)
                open = nil
            } else {
                open = region
            }
        }
        if let open { regions.append(open) }
        self.regions = regions
    }
}
