using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Web.Ledgers;
using Microsoft.Extensions.Localization;

namespace LandPlanner.Web.Farmland;

/// <summary>What an entry of sown crops lacks beyond what its fields ask, in the interface's language. Whether it can stand is <see cref="SownCrop.Typed"/>'s to say.</summary>
internal sealed class SownLacks(IStringLocalizer<SownLacks> words, FarmlandDesk desk)
{
    /// <param name="texts">What is typed, by field.</param>
    /// <param name="villages">The areas of all villages by name; empty where any name goes.</param>
    public IEnumerable<EntryLack> Of(IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, Area> villages)
    {
        if (Text(texts, "crop") is { Length: > 0 } crop && desk.Tables.Crops.Find(crop) is not { Kind: not CropKind.None })
            yield return new("crop", words["NoCrop", crop]);
        if (Text(texts, "village") is { Length: > 0 } village && villages.Count > 0 && !villages.ContainsKey(village))
            yield return new("village", words["NoVillage", village]);
        if (decimal.TryParse(Text(texts, "area_mu"), NumberStyles.Float, CultureInfo.InvariantCulture, out var mu) && mu is >= 0 and < 1_000_000)
        {
            if (mu == 0)
                yield return new("area_mu", words["Nothing"]);
            else if (SownCrop.IsMoreThanVillage(Area.FromMu(mu), Text(texts, "village"), villages))
                yield return new("area_mu", words["MoreThanVillage", Text(texts, "village"), LedgerWords.Mu(villages[Text(texts, "village")])]);
        }

        if (SownCrop.IsAhead(Number(texts, "year"), Number(texts, "month"), desk.Today))
            yield return new("month", words["Ahead", Text(texts, "year"), Text(texts, "month")]);
    }

    /// <summary>What entries may say only once, of texts that lack nothing.</summary>
    public SownKey KeyOf(IReadOnlyDictionary<string, string> texts) => new(
            Number(texts, "year"), Number(texts, "month"), desk.Form(LedgerTab.Sown).Get("season").CodeOf(Text(texts, "season")) ?? "", Text(texts, "village"), Text(texts, "plot"),
            desk.Tables.Crops.Find(Text(texts, "crop"))?.Code ?? "");

    /// <summary>The same of the same month is there already.</summary>
    /// <param name="where">The number of the row, or the line, that says it.</param>
    public string Twice(string where) => words["Twice", where];

    private long? Number(IReadOnlyDictionary<string, string> texts, string field) =>
        long.TryParse(Text(texts, field), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string Text(IReadOnlyDictionary<string, string> texts, string field) => LedgerEntry.Plain(desk.Form(LedgerTab.Sown).Get(field), texts.GetValueOrDefault(field)?.Trim() ?? "");
}
