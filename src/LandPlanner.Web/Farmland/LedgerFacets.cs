using LandPlanner.Farmland;
using LandPlanner.Stores;
using LandPlanner.Web.Cases;
using LandPlanner.Web.Ledgers;

namespace LandPlanner.Web.Farmland;

/// <summary>What rows of the ledgers of farmland are counted and chosen by.</summary>
internal sealed class LedgerFacets(FarmlandDesk desk)
{
    /// <summary>The tiles' first.</summary>
    public IReadOnlyList<LedgerFacet> Of(LedgerTab tab) => [Facet(tab, tab.Tile), .. tab.Facets.Select(name => Facet(tab, name))];

    private LedgerFacet Facet(LedgerTab tab, string name)
    {
        var form = desk.Form(tab);
        switch (name)
        {
            case LedgerFacet.Since:
                var season = form.Get("since_season");
                return new(
                    name, Languages.Say("撂荒起始", "Since"), row => row.Integer("since_year") is { } year ? $"{year} {row.Text("since_season")}".TrimEnd() : "",
                    key => key.Split(' ') is [var year, var code] ? $"{year} {season.Say(code, Languages.IsEnglish)}" : key);
            case LedgerFacet.Band:
                return new(
                    name, Languages.Say("认定", "Counts as"), row => desk.Standing(row).Band?.Id ?? "",
                    key => desk.Tables.Abandonment.Bands.FirstOrDefault(band => band.Id == key) is { } band ? Languages.Say(band.TitleZh, band.TitleEn) : key, [.. desk.Tables.Abandonment.Bands.Select(band => band.Id)]);
            case LedgerFacet.CropKind:
                return new(
                    name, Languages.Say("种类", "Kind"), row => KindWord(desk.Tables.Crops.KindOf(row.Text("crop"))), KindTitle,
                    [KindWord(CropKind.Grain), KindWord(CropKind.Vegetable), KindWord(CropKind.Other)]);
            default:
                var field = form.Get(name);
                return new(
                    name, field.Title(), row => FieldText.Write(row[name]), key => tab == LedgerTab.Sown && name == "crop" ? desk.CropTitle(key) : field.Say(key, Languages.IsEnglish),
                    field.Choices.Count > 0 ? [.. field.Choices.Select(choice => choice.Code)] : null);
        }
    }

    public static string KindWord(CropKind kind) => kind.ToString().ToLowerInvariant();

    public static string KindTitle(string word) => word switch
    {
        "grain" => Languages.Say("粮食", "Grain"),
        "vegetable" => Languages.Say("蔬菜", "Vegetables"),
        _ => Languages.Say("其他作物", "Other crops"),
    };
}
