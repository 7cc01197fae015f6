using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

/// <summary>The records of the checked layer in ascending id, with the shapes they stand for.</summary>
internal sealed class Records(AuditLayer layer, CheckInput input, CheckedShapes shapes)
{
    public LayerView View { get; } = new(layer, input.Areas, input.Classes);

    public int Count => shapes.Count;

    public Feature this[int index] => shapes.Features[index];

    public Geometry? Shape(int index) => shapes.Sound[index];

    /// <summary>The position of a field, by its name or one of the others it goes by; −1 where there is none.</summary>
    public int FieldOf(FieldRule rule) =>
        rule.Aliases.Prepend(rule.Name).Select(layer.Info.Schema.IndexOf).FirstOrDefault(index => index >= 0, -1);

    /// <summary>The trimmed value of a field; empty where there is none.</summary>
    public string Text(int index, int field) => field < 0
        ? ""
        : Convert.ToString(this[index].Values[field], CultureInfo.InvariantCulture)?.Trim() ?? "";

    /// <summary>Whether blanks stand before or behind the value of a field.</summary>
    public bool HasBlanksAround(int index, int field) => field >= 0
        && this[index].Values[field] is string { Length: > 0 } text && text.AsSpan().Trim().Length is > 0 and var kept && kept < text.Length;

    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;

    public Area AreaOf(int index) => input.Areas.Of(Shape(index));

    /// <summary>A problem of one record, where its shape is.</summary>
    public Problem Problem(CheckKinds kind, ProblemSeverity severity, string reason, int index, params Fact[] facts) =>
        Problem(kind, severity, reason, [index], facts);

    /// <summary>A problem of some records, where the first one's shape is.</summary>
    public Problem Problem(
        CheckKinds kind, ProblemSeverity severity, string reason, IReadOnlyList<int> indexes, params Fact[] facts) =>
        new(kind, severity, reason, [.. indexes.Select(index => this[index].Id)], Places.Inside(Shape(indexes[0])))
        {
            SquareMetres = indexes.Aggregate(Area.Zero, (sum, index) => sum + AreaOf(index)).SquareMetres,
            PlanarSquareMetres = Places.Rounded(indexes.Sum(index => Shape(index)?.Area ?? 0)),
            Facts = facts,
        };

    public void FindDeclaredAreas(CheckLimits limits, Findings found)
    {
        if (!View.Has("declaredArea"))
        {
            found.CouldNot(CheckKinds.DeclaredArea, UncheckedReasons.NoDeclaredArea);
            return;
        }

        for (var i = 0; i < Count; i++)
        {
            if (Shape(i) is not { } shape || View.Declared(this[i]) is not { } declared)
                continue;
            var official = AreaOf(i);
            var difference = declared - official;
            if (Math.Abs(difference.Hundredths) <= Math.Max(limits.DeclaredDifference.Hundredths,
                limits.DeclaredShare * official.Hundredths))
                continue;
            found.Add(Problem(
                CheckKinds.DeclaredArea, ProblemSeverity.Warning, ProblemReasons.DeclaredArea, i,
                new("declared", Text(declared)), new("computed", Text(official)),
                    new("difference", Text(difference))) with
            {
                Shape = shape,
            });
        }
    }

    public static string Text(Area area) => (area.Hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
