extension Page {
    /// How a page looks: the same letters and colours as a worked solution.
    static let style = """

        :root { color-scheme: light dark; --line: #2a6f4e; --quiet: #5f5f5f; --shade: #f3f7f4; }
        @media (prefers-color-scheme: dark) { :root { --line: #6cc39a; --quiet: #a8a8a8; --shade: #18231d; } }
        body { margin: 0; font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Noto Serif", Georgia, serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1.5rem; }
        h2 { font-size: 1.25rem; margin: 2.4rem 0 0.6rem; border-top: 1px solid #8884; padding-top: 0.9rem; }
        h3 { font-size: 1rem; margin: 1.6rem 0 0.4rem; }
        p, ul, dl { max-width: 42rem; margin: 0.6rem 0; }
        ul, nav ol { padding-left: 1.4rem; }
        nav { font-size: 0.95rem; }
        a { color: var(--line); }
        dl { border-left: 3px solid var(--line); background: var(--shade); padding: 0.5rem 1rem; }
        dt { font-size: 0.9rem; color: var(--quiet); }
        dd { margin: 0 0 0.4rem; }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; margin: 1rem 0; font-size: 0.95rem; line-height: 1.4;
                font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--quiet); padding-bottom: 0.3rem; }
        th, td { padding: 0.15rem 0.9rem 0.15rem 0; text-align: right; font-weight: 400; }
        th:first-child { text-align: left; } tbody th { white-space: nowrap; }
        thead th { color: var(--quiet); border-bottom: 1px solid #8884; vertical-align: bottom; }
        figure { margin: 1.2rem 0; overflow-x: auto; } figure svg, figure img { max-width: 100%; height: auto; }
        figcaption { font-size: 0.9rem; color: var(--quiet); max-width: 42rem; }
        @media print {
          body { font-size: 10.5pt; } main { max-width: none; padding: 0; } nav { display: none; }
          figure, table, dl { break-inside: avoid; } h2, h3 { break-after: avoid; } dl { background: none; }
        }

        """
}
