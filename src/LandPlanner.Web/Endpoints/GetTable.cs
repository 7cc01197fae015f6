using System.Globalization;
using LandPlanner.Stores;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Layers;
using LandPlanner.Web.Tables;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Held;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/layers/{layer}/table.csv</c>: the rows of the attribute table as it is filtered and sorted; see <see cref="TableLink"/>.</summary>
internal static class GetTable
{
    public sealed record Words(int? Sort, bool? Descending, string? Text, [FromQuery(Name = "filter")] string[] Filters, string? Box);

    public static async Task<IResult> Handle(
        string layer, [AsParameters] Words words, Workspace workspace, HeldLayers held, LayerCatalog catalog, IStringLocalizer<TablePanel> texts, CancellationToken ct)
    {
        var view = catalog.Find(layer) ?? throw new LayerNotFoundException(layer);
        var content = await held.GetAsync(layer, ct);
        var box = words.Box is null ? null : Boxes.Parse(words.Box);
        if ((words.Box is not null && box is null) || TableLink.From(words.Sort, words.Descending, words.Text, words.Filters, box, content.Info.Schema.Fields.Count) is not { } query)
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, detail: "The table's filter cannot be read. Download again from the attribute table.");
        var table = new HeldTable(content, workspace.Areas);
        var heads = TableColumns.Of(table, view, workspace.Tables, texts["Id"], table.HasSize ? texts[content.Info.Kind == Features.GeometryKind.Line ? "Length" : "AreaMu"].Value : null);
        var rows = table.Arrange(query, ct);
        var name = string.Create(CultureInfo.InvariantCulture, $"{layer}-{DateTime.Now:yyyyMMdd}.csv");
        return TypedResults.Stream(stream => CsvExport.WriteAsync(stream, table, heads, rows, ct), "text/csv; charset=utf-8", name);
    }
}
