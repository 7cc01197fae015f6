using System.Globalization;
using LandPlanner.Farmland;
using LandPlanner.Web.Ledgers;
using Microsoft.Extensions.Localization;

namespace LandPlanner.Web.Farmland;

/// <summary>What an entry of sown crops lacks beyond what its fields ask, in the interface's language. Whether it can stand is <see cref="SownCrop.Typed"/>'s to say.</summary>
internal sealed class SownLacks(IStringLocalizer<SownLacks> words, FarmlandDesk desk)
{
    /// <param name="texts">What is typed, by field.</param>
    /// <param name="villages">The names of all villages; empty where any name goes.</param>
    public IEnumerable<EntryLack> Of(IReadOnlyDictionary<string, string> texts, IReadOnlySet<string> villages)
    {
        if (Text(texts, "crop") is { Length: > 0 } crop && desk.Tables.Crops.Find(crop) is not { Kind: not CropKind.None })
            yield return new("crop", words["NoCrop", crop]);
        if (Text(texts, "village") is { Length: > 0 } village && villages.Count > 0 && !villages.Contains(village))
            yield return new("village", words["NoVillage", village]);
        if (double.TryParse(Text(texts, "area_mu"), NumberStyles.Float, CultureInfo.InvariantCulture, out var mu) && mu == 0)
            yield return new("area_mu", words["Nothing"]);
    }

    /// <summary>What entries may say only once, of texts that lack nothing.</summary>
    public SownKey KeyOf(IReadOnlyDictionary<string, string> texts)
    {
        long? Number(string field) => long.TryParse(Text(texts, field), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new(
            Number("year"), Number("month"), desk.Form(LedgerTab.Sown).Get("season").CodeOf(Text(texts, "season")) ?? "", Text(texts, "village"), Text(texts, "plot"),
            desk.Tables.Crops.Find(Text(texts, "crop"))?.Code ?? "");
    }

    /// <summary>The same of the same month is there already.</summary>
    /// <param name="where">The number of the row, or the line, that says it.</param>
    public string Twice(string where) => words["Twice", where];

    private static string Text(IReadOnlyDictionary<string, string> texts, string field) => texts.GetValueOrDefault(field)?.Trim() ?? "";
}
