using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Projects;

namespace LandPlanner.Reports.Maps;

/// <summary>Reads the traffic light of a project of an imported layer, from its fields of monthly plan and actual: by the lag alone, through the last month that has an actual.</summary>
/// <param name="PlanPrefix">Of the fields, before a two-digit month; amounts in 万元.</param>
public sealed record ProgressLight(string PlanPrefix, string ActualPrefix, LightRule Rule)
{
    private const int Months = 12;

    // Such fields name no year, and the light does not depend on which it is.
    private const int AnyYear = 2000;

    public Light Of(FeatureSchema schema, IReadOnlyList<object?> values)
    {
        var months = new ProjectMonths(Monthly(PlanPrefix, schema, values), Monthly(ActualPrefix, schema, values));
        return Rule.OfLag(ProgressCurve.OfYear(AnyYear, months, new(AnyYear, Months)));
    }

    private static IEnumerable<KeyValuePair<Month, Money>> Monthly(string prefix, FeatureSchema schema, IReadOnlyList<object?> values)
    {
        for (var month = 1; month <= Months; month++)
        {
            if (Number(schema.IndexOf(prefix + month.ToString("00", CultureInfo.InvariantCulture)), values) is { } wan && Math.Abs(wan) < Money.Most.In(MoneyUnit.Wan))
                yield return new(new(AnyYear, month), new((long)Math.Round(wan * MoneyUnit.Wan.Cents(), MidpointRounding.AwayFromZero)));
        }
    }

    private static decimal? Number(int index, IReadOnlyList<object?> values) => index < 0 ? null : values[index] switch
    {
        double real when Math.Abs(real) < 1e15 => (decimal)real,
        long whole => whole,
        string text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
