using System.Globalization;
using System.Text;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Tables;

/// <summary>A table's query in an address, so that what is seen can be downloaded.</summary>
internal static class TableLink
{
    public static string To(string layer, TableQuery query)
    {
        var address = new StringBuilder($"/api/layers/{Uri.EscapeDataString(layer)}/table.csv?sort={query.SortBy.Index}");
        if (query.IsDescending)
            address.Append("&descending=true");
        if (query.Text.Length > 0)
            address.Append("&text=").Append(Uri.EscapeDataString(query.Text));
        foreach (var filter in query.Filters)
            address.Append("&filter=").Append(Uri.EscapeDataString($"{filter.Column.Index}:{filter.Text}"));
        if (query.Within is { } box)
            address.Append(CultureInfo.InvariantCulture, $"&box={box.MinX:R},{box.MinY:R},{box.MaxX:R},{box.MaxY:R}");
        return address.ToString();
    }

    /// <summary>Null where the words are no query of a table with this many fields.</summary>
    public static TableQuery? From(int? sort, bool? descending, string? text, string[] filters, Envelope? box, int fields)
    {
        var parsed = filters.Select(Filter).ToList();
        if (!IsColumn(sort ?? TableColumn.Id.Index, fields) || parsed.Exists(filter => filter is null || !IsColumn(filter.Column.Index, fields)))
            return null;
        return new()
        {
            SortBy = new(sort ?? TableColumn.Id.Index),
            IsDescending = descending ?? false,
            Text = text ?? "",
            Filters = [.. parsed.OfType<ColumnFilter>()],
            Within = box,
        };
    }

    private static bool IsColumn(int index, int fields) => index >= TableColumn.Size.Index && index < fields;

    private static ColumnFilter? Filter(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && int.TryParse(text.AsSpan(0, colon), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? new(new(index), text[(colon + 1)..])
            : null;
}
