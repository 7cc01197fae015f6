using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Places;

/// <summary>Kinds and places made up for tests.</summary>
internal static class Towns
{
    public static PlaceKind Plant { get; } = new(
        "plant", "污水处理站", "Plant",
        [
            new(new("operator", FieldType.Text, "运维单位", "Operator", [], false, false), []),
            new(new("built", FieldType.Date, "建成", "Built", [], false, false), []),
            new(new("bins", FieldType.Integer, "桶数", "Bins", [], false, false), []),
        ],
        [
            new(new("running", FieldType.Text, "运行", "Running", [new("normal", "正常", "Normal"), new("stopped", "停运", "Stopped")], true, false), ["stopped"]),
            new(new("cod", FieldType.Real, "COD", "COD", [], false, false) { Least = 0, Most = 1000 }, []) { PassesTo = 60 },
            new(new("oxygen", FieldType.Real, "DO", "DO", [], false, false), []) { PassesFrom = 5 },
            new(new("log", FieldType.Boolean, "记录", "Log", [], false, false), ["false"]),
        ])
    {
        Prefix = "WS",
        Interval = new(1, IntervalUnit.Months),
        Recheck = new(7, IntervalUnit.Days),
        Minutes = 30,
        InspectorZh = "环保办",
        InspectorEn = "Environment office",
    };

    private static FeatureSchema Schema { get; } = new(
    [
        new("number", FieldType.Text), new("name", FieldType.Text), new("state", FieldType.Text), new("interval", FieldType.Text), new("due_on", FieldType.Date), new("last_on", FieldType.Date),
        new("last_result", FieldType.Text), new("inspections", FieldType.Integer), new("source_layer", FieldType.Text), new("source_id", FieldType.Integer),
    ]);

    public static DateOnly Day(int month, int day, int year = 2025) => new(year, month, day);

    public static InspectedPlace Place(int number, double x, double y, DateOnly? due = null, params KeyValuePair<string, object?>[] more)
    {
        var row = LedgerRow.New(Schema, new Point(x, y)).With([new("number", FormattableString.Invariant($"WS-{number:D3}")), new("state", "active"), new("due_on", due ?? Day(11, 20))]).With(more);
        return new(row with { Feature = row.Feature with { Id = number } }, Plant);
    }
}
