using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Tests.Audits;

/// <summary>A small made-up world of layers. Coordinates are metres from a corner near Wenquan, in the plane of EPSG:4550.</summary>
internal sealed class World
{
    public const double East = 420_300;
    public const double North = 4_141_000;

    public static readonly EllipsoidalArea Zone41 = EllipsoidalArea.For(new(
        new(4550), "CGCS2000 / 3-degree Gauss-Kruger CM 123E", CrsKind.GaussKruger, Datum.Cgcs2000, "", [], 123, 500_000, 3));

    public static readonly LandClassTables Classes = new(
        [new("SD2019", "三调", "Third survey", [Class("0103", "旱地", FlowKind.Cultivated), Class("0201", "果园", FlowKind.OrchardForestGrass), Class("0601", "工业用地", FlowKind.Construction)])],
        [],
        []);

    private static readonly string[] Meanings = ["name", "number", "village", "class", "className", "ridgeFactor", "planting", "zoneCode", "ownership", "ownerCode", "owner", "declaredArea"];

    private readonly List<AuditLayer> _layers = [];

    public IReadOnlyList<AuditLayer> Layers => _layers;

    /// <summary>A layer with fields called as their meanings; each row "meaning=value, …" and WKT relative to the corner.</summary>
    public World With(string name, string role, params (string Values, string Wkt)[] rows) => With(name, role, null, null, rows);

    public World With(string name, string role, DateOnly? vintage, string? covers, params (string Values, string Wkt)[] rows)
    {
        var features = rows.Select((row, i) => new Feature(i + 1, row.Wkt.Length == 0 ? null : Shape(row.Wkt), Values(row.Values))).ToArray();
        var schema = new FeatureSchema([.. Meanings.Select(meaning => new Field(meaning, FieldType.Text))]);
        var info = new LayerInfo(
            name, new(role), GeometryKind.Polygon, schema, new(4550), vintage, covers, rows.Length,
            features.Aggregate(Area.Zero, (sum, feature) => sum + Zone41.Of(feature.Shape)), null, 1, "hash of " + name, null);
        var definition = new RoleDefinition(new(role), role, role, GeometryKind.Polygon, Meanings.ToDictionary(m => m, m => (IReadOnlyList<string>)[m]));
        _layers.Add(new(info, features, definition));
        return this;
    }

    public World Change(Func<AuditLayer, AuditLayer> change)
    {
        var world = new World();
        world._layers.AddRange(_layers.Select(change));
        return world;
    }

    public AuditResult Audit(params Rule[] rules) => Audit(threads: 1, rules);

    public AuditResult Audit(int threads, params Rule[] rules) =>
        LandPlanner.Audits.Audit.Run(Input(rules) with { Threads = threads }, TestContext.Current.CancellationToken);

    public AuditInput Input(params Rule[] rules) =>
        new(new(new("test", "1", "测试", "Test", "test.yaml", "", Tolerance.Default), rules), Layers, Zone41, Classes, new(2024, 1, 1));

    public static Rule Overlap(string subject, string constraint, params Condition[] where) => new(
        $"{subject}-in-{constraint}", "重叠", "Overlap", [new("法", "第一条", "文", "S")], new([new(subject)], []), new([new(constraint)], where),
        Measure.Overlap, Area.Zero, 0, Tolerance.Default, Severity.Violation);

    public static Rule Outside(string subject, string constraint, params Condition[] where) =>
        Overlap(subject, constraint, where) with { Id = $"{subject}-outside-{constraint}", Measure = Measure.Outside };

    public static Rule Declared { get; } = Overlap("any", "none") with
    {
        Id = "declared-area",
        Subject = new([], []),
        Constraint = null,
        Measure = Measure.DeclaredArea,
        Limit = new(50),
        LimitShare = 0.001,
        Severity = Severity.Notice,
    };

    public static Condition Kind(FarmlandFlowKind kind) => new Condition.ClassKind([kind]);

    /// <summary>A rectangle by its corners.</summary>
    public static string Box(double minX, double minY, double maxX, double maxY) => string.Create(
        CultureInfo.InvariantCulture, $"POLYGON(({minX} {minY},{maxX} {minY},{maxX} {maxY},{minX} {maxY},{minX} {minY}))");

    public static Geometry Shape(string wkt)
    {
        var shape = new WKTReader().Read(wkt);
        shape.Apply(new Shift(East, North));
        shape.GeometryChanged();
        return shape;
    }

    private static object?[] Values(string values)
    {
        var pairs = values.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return [.. Meanings.Select(meaning => (object?)pairs.GetValueOrDefault(meaning))];
    }

    private static LandClass Class(string code, string name, FlowKind flow) =>
        new("SD2019", code, name, null, 2, null, flow, null, Confidence.Sourced, "");
}
