using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Farmland;

/// <summary>What one row of the ledger of sown crops may say only once.</summary>
/// <param name="Month">Null for a survey's.</param>
public sealed record SownKey(long? Year, long? Month, string Season, string Village, string Plot, string Crop);

/// <summary>Rows of the ledger of sown crops.</summary>
public static class SownCrop
{
    public const string BySurvey = "survey";
    public const string ByEntry = "entry";
    public const string WholeYear = "year";

    public static bool IsEntry(LedgerRow row) => row.Text("by") == ByEntry;

    public static Area AreaOf(LedgerRow row) => row.SquareMetres("area_m2") ?? Area.Zero;

    public static SownKey KeyOf(LedgerRow row) => new(
        row.Integer("year"), row.Integer("month"), row.Text("season"), row.Text("village"), row.Text("plot"), row.Text("crop"));

    /// <summary>A row that was typed, its area in m² beside its mu and its crop by code.</summary>
    /// <param name="villages">The areas of all villages by name; empty where none are known, and any name goes.</param>
    /// <param name="today">What is still to come is not entered.</param>
    /// <exception cref="LedgerEntryException">It cannot stand: every complaint at once.</exception>
    public static LedgerRow Typed(LedgerForm form, LedgerRow row, CropTable crops, IReadOnlyDictionary<string, Area> villages, DateOnly today)
    {
        if (crops.Find(row.Text("crop")) is { } crop)
            row = row.With("crop", crop.Code);
        if (row.Real("area_mu") is { } mu && mu is >= 0 and < 1e6)
            row = row.With("area_m2", Area.FromMu((decimal)mu).SquareMetres);
        var complaints = LedgerEntry.Complaints(form, row).ToList();
        if (row.Text("crop").Length > 0 && crops.Find(row.Text("crop")) is not { Kind: not CropKind.None })
            complaints.Say($"'{row.Text("crop")}' is no crop that is sown; there are {string.Join(", ", crops.All.Where(one => one.Kind != CropKind.None).Select(one => $"{one.Code} ({one.TitleZh})"))}.");
        if (villages.Count > 0 && row.Text("village").Length > 0 && !villages.ContainsKey(row.Text("village")))
            complaints.Say($"There is no village '{row.Text("village")}' in the village layer.");
        if (IsMoreThanVillage(AreaOf(row), row.Text("village"), villages))
            complaints.Say($"'area_mu' is {FieldText.Write(row.Real("area_mu"))}, and all of {row.Text("village")} is {villages[row.Text("village")].Mu(2)} mu.");
        if (IsAhead(row.Integer("year"), row.Integer("month"), today))
            complaints.Say($"{row.Integer("year")}-{row.Integer("month"):00} has not come yet: what was sown is entered once it was.");
        if (IsEntry(row) && row.Integer("month") is null)
            complaints.Say("'month' is missing: an entry is for one month.");
        if (row.Real("area_mu") is 0)
            complaints.Say("'area_mu' is 0: what was not sown is not entered.");
        return complaints.Count == 0 ? row : throw new LedgerEntryException(row.Text("number") is { Length: > 0 } number ? number : form.TitleZh, complaints);
    }

    /// <summary>Whether a month, or where none is told a year, is still to come.</summary>
    public static bool IsAhead(long? year, long? month, DateOnly today) => year > today.Year || (year == today.Year && month > today.Month && month <= 12);

    /// <summary>Whether more is told than the village has ground.</summary>
    public static bool IsMoreThanVillage(Area area, string village, IReadOnlyDictionary<string, Area> villages) => villages.TryGetValue(village, out var whole) && area > whole;

    /// <summary>The rows a survey gives: what is sown by it. Fallow and untilled land, and what the table of crops does not have, are left out.</summary>
    public static IEnumerable<LedgerRow> OfSurvey(SownSurvey survey, FeatureSchema schema, int year, string season, string layer, LedgerNumbering numbers) =>
        survey.Shares.Where(IsSown).Select(share => LedgerRow.New(schema, share.Patch?.Shape).With(
        [
            new("number", numbers.Next()), new("year", (long)year), new("season", season), new("village", share.Village.Name.Length > 0 ? share.Village.Name : Nowhere),
            new("plot", share.Patch is { } patch ? FormattableString.Invariant($"{layer} {patch.Id}") : null), new("crop", share.Crop!.Code),
            new("area_mu", (double)share.Net.Mu()), new("area_m2", share.Net.SquareMetres), new("gross_m2", share.Gross.SquareMetres), new("patches", (long)share.Patches),
            new("by", BySurvey), new("source", layer), new("source_id", share.Patch?.Id),
        ]));

    public static bool IsSown(SownShare share) => share.Crop is { Kind: not CropKind.None };

    /// <summary>What stands for a village where none reaches the ground.</summary>
    public const string Nowhere = "（村未知）";
}
