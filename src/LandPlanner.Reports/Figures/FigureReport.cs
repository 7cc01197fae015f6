using LandPlanner.Figures;
using LandPlanner.Stores;

namespace LandPlanner.Reports.Figures;

/// <summary>A year's land section: its sentences with the figures as they were recomputed, and what they come from.</summary>
/// <param name="Results">One a figure of the sheet.</param>
/// <param name="World">The layers they were recomputed from.</param>
/// <param name="Drifts">When figures that do not hold stopped to, by id.</param>
/// <param name="Head">The revision they were recomputed at.</param>
/// <param name="MapAddress">Where the map is served, "http://127.0.0.1:8520".</param>
public sealed record FigureReport(
    FigureSheet Sheet, IReadOnlyList<FigureResult> Results, FigureWorld World, IReadOnlyDictionary<string, FigureDrift> Drifts, Revision Head, string MapAddress)
{
    /// <summary>The address at which the map lights up what is behind a figure.</summary>
    public string AddressOf(Figure figure) => $"{MapAddress.TrimEnd('/')}/#figure={Sheet.FullId(figure)}";

    /// <summary>The address at which the map shows one feature.</summary>
    public string AddressOf(FigureRow row) => FormattableString.Invariant($"{MapAddress.TrimEnd('/')}/#sel={Uri.EscapeDataString(row.Layer)}/{row.Id}");

    internal FigureResult ResultOf(string figure) => Results.First(result => result.Figure.Id == figure);

    /// <summary>What is to be said about a figure, a sentence each.</summary>
    internal IEnumerable<string> RemarksOn(FigureResult result) => FigureNames.Remarks(result, Drifts.GetValueOrDefault(result.Figure.Id), Excel.ReportLanguage.Chinese);
}
