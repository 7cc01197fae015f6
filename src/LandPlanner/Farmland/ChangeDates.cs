using System.Globalization;
using LandPlanner.Audits;

namespace LandPlanner.Farmland;

/// <summary>When patches of a survey were changed, where a field of it says so (变更日期).</summary>
public static class ChangeDates
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>By id; patches without a whole date, a year alone say, are not in it.</summary>
    public static IReadOnlyDictionary<long, DateOnly> Of(AuditLayer layer)
    {
        var field = layer.Role.FieldFor("changedOn", layer.Info.Schema);
        return field < 0
            ? new Dictionary<long, DateOnly>()
            : layer.Features.Select(feature => (feature.Id, Date: Read(feature.Values[field]))).Where(pair => pair.Date is not null).ToDictionary(pair => pair.Id, pair => pair.Date!.Value);
    }

    private static DateOnly? Read(object? value) => value switch
    {
        DateOnly date => date,
        // Surveys write Beijing's days as midnights without saying of where.
        DateTime moment => DateOnly.FromDateTime(moment),
        string text when DateOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        long number when DateOnly.TryParseExact(number.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => null,
    };
}
