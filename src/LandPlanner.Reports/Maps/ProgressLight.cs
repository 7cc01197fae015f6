using System.Globalization;
using LandPlanner.Features;

namespace LandPlanner.Reports.Maps;

/// <summary>The traffic light of a project.</summary>
public enum Light
{
    /// <summary>There is no plan, or no actual yet.</summary>
    Unknown,
    Green,
    Yellow,
    Red,
}

/// <summary>Reads a project's traffic light from its monthly plan and actual.</summary>
/// <param name="PlanPrefix">Of the fields, before a two-digit month.</param>
/// <param name="Yellow">From this lag on, in percentage points of the year's plan.</param>
/// <param name="Red">Above this lag.</param>
public sealed record ProgressLight(string PlanPrefix, string ActualPrefix, decimal Yellow, decimal Red)
{
    private const int Months = 12;

    public Light Of(FeatureSchema schema, IReadOnlyList<object?> values)
    {
        var plan = Monthly(PlanPrefix, schema, values);
        var actual = Monthly(ActualPrefix, schema, values);
        var reported = Array.FindLastIndex(actual, month => month is not null) + 1;
        var year = plan.Sum(month => month ?? 0);
        if (reported == 0 || year <= 0)
            return Light.Unknown;
        var lag = (plan.Take(reported).Sum(month => month ?? 0) - actual.Take(reported).Sum(month => month ?? 0)) * 100 / year;
        return lag > Red ? Light.Red : lag >= Yellow ? Light.Yellow : Light.Green;
    }

    private static decimal?[] Monthly(string prefix, FeatureSchema schema, IReadOnlyList<object?> values) =>
        [.. Enumerable.Range(1, Months).Select(month => Number(schema.IndexOf(prefix + month.ToString("00", CultureInfo.InvariantCulture)), values))];

    private static decimal? Number(int index, IReadOnlyList<object?> values) => index < 0 ? null : values[index] switch
    {
        double real when Math.Abs(real) < 1e15 => (decimal)real,
        long whole => whole,
        string text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
