using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Testing;
using NetTopologySuite.IO;

namespace LandPlanner.Reports.Tests;

/// <summary>A matrix of strips whose areas round badly: nothing closes in mu or hectares by rounding each cell alone.</summary>
internal static class Matrices
{
    private static readonly string[] Meanings = ["class", "village", "planting", "ridgeFactor"];

    private static readonly LandClassTables Tables = new(
        [
            new("SD2019", "三调", "Third survey",
            [
                Class("0103", "旱地", FlowKind.Cultivated, "#FFFBB1"), Class("0201", "果园 <&>", FlowKind.OrchardForestGrass, "#D6A7C9"),
                Class("0601", "工业用地", FlowKind.Construction, "#C59A8C"),
            ]),
        ],
        [], []);

    public static ChangeResult Sample { get; } = Run(withConstraints: true);

    public static ChangeResult WithoutConstraints { get; } = Run(withConstraints: false);

    public static ChangeResult Unchanged { get; } = ChangeMatrix.Run(
        new(Layer("前", 2023, ["0103"], [0, 10]), Layer("后", 2024, ["0103"], [0, 10]), Areas, Tables), CancellationToken.None);

    private static EllipsoidalArea Areas => EllipsoidalArea.For(TestCrs.Gk123);

    private static ChangeResult Run(bool withConstraints)
    {
        var before = Layer("前", 2023, ["0103", "0201", "0103", "0601", "0201"], [0, 3.33, 7.77, 11.1, 14.53, 20.01]);
        var after = Layer("后", 2024, ["0201", "0103", "0601", "0103", "0601"], [1.1, 4.44, 8.83, 8.86, 17.17, 21.7]);
        var input = new ChangeInput(before, after, Areas, Tables);
        if (withConstraints)
        {
            input = input with
            {
                Approvals = [Layer("批准", 2024, [""], [0, 8.845], "approval")],
                BasicFarmland = [Layer("永农", 2024, [""], [8, 18], "basic-farmland")],
            };
        }

        return ChangeMatrix.Run(input, CancellationToken.None);
    }

    /// <summary>Strips of 33 m height between the places.</summary>
    private static AuditLayer Layer(string name, int year, string[] classes, double[] places, string role = "land-use")
    {
        var features = classes.Select((code, i) => new Feature(
            i + 1, Strip(places[i], places[i + 1]), [code, i % 2 == 0 ? "甲村" : "乙村", i == 0 ? "LS" : "WG", code == "0103" ? "0.07" : ""])).ToArray();
        var schema = new FeatureSchema([.. Meanings.Select(meaning => new Field(meaning, FieldType.Text))]);
        var area = features.Aggregate(Area.Zero, (sum, feature) => sum + Areas.Of(feature.Shape));
        var info = new LayerInfo(
            name, new(role), GeometryKind.Polygon, schema, new(4550), new(year, 12, 31), null, features.Length, area, null, 1, "hash " + name, null);
        return new(info, features, new(new(role), role, role, GeometryKind.Polygon, Meanings.ToDictionary(m => m, m => (IReadOnlyList<string>)[m])));
    }

    private static NetTopologySuite.Geometries.Geometry Strip(double from, double to) => new WKTReader().Read(FormattableString.Invariant(
        $"POLYGON(({420300 + from} 4141000,{420300 + to} 4141000,{420300 + to} 4141033,{420300 + from} 4141033,{420300 + from} 4141000))"));

    private static LandClass Class(string code, string name, FlowKind flow, string colour) =>
        new("SD2019", code, name, null, 2, null, flow, colour, Confidence.Sourced, "");
}
