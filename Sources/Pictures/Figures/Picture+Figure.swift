extension Picture {
    /// The picture on a canvas, without its caption, and what kind of picture it is.
    func figure<Surface: Canvas>(on surface: Surface.Type) -> (canvas: Surface, name: String) {
        switch content {
        case .bars(let bars) where bars.bars.count > BarsDrawing.mostRows:
            (ColumnsFigure(bars).canvas, "Bars")
        case .bars(let bars): (BarsFigure(bars).canvas, "Bars")
        case .heat(let map): (HeatFigure(map).canvas, "A matrix as shades")
        case .plane(let plane): (PlaneFigure(plane).canvas, "The plane")
        case .plot(let plot): (PlotFigure(plot).canvas, "Curves")
        case .image(let image): (ImageFigure(image).canvas, "An image")
        case .sheet(let sheet): (SheetFigure(sheet).canvas, "Images")
        }
    }
}
