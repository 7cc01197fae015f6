using System.CommandLine;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Cli.Output;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Cli.Verbs.Farmland;

/// <summary>What became of each plot that a layer offered.</summary>
internal static class PlotTakeOutput
{
    private const int Shown = 20;

    public static void Print(ParseResult parsed, LedgerForm form, string layer, bool isPreview, IReadOnlyList<PlotOffer> offers, Revision? revision)
    {
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(form, layer, isPreview, offers, revision);
        else
            PrintText(CommonOptions.WordingOf(parsed), form, layer, isPreview, offers, revision);
    }

    private static void PrintText(Wording wording, LedgerForm form, string layer, bool isPreview, IReadOnlyList<PlotOffer> offers, Revision? written)
    {
        var taken = offers.Where(offer => offer.Row is not null).ToList();
        var mu = LedgerOutput.Mu(TakenArea(taken).Mu(2));
        Console.WriteLine((written, isPreview) switch
        {
            ({ } revision, _) => wording.Say(
                $"{layer} 的 {offers.Count} 宗中录入 {taken.Count} 宗，{mu} 亩（{form.Layer}，修订 {revision.Number}）。",
                $"Took {taken.Count} of {offers.Count} plots of {layer}, {mu} mu, into {form.Layer} in revision {revision.Number}."),
            (null, true) => wording.Say(
                $"预览：{layer} 的 {offers.Count} 宗中可录入 {taken.Count} 宗，{mu} 亩；未作更改。", $"Preview: {taken.Count} of {offers.Count} plots of {layer} would be taken, {mu} mu; nothing was changed."),
            _ => wording.Say($"{layer} 的 {offers.Count} 宗中没有可录入的；未作更改。", $"None of {offers.Count} plots of {layer} is to be taken; nothing was changed."),
        });
        PrintStanding(wording, offers, PlotStanding.Known, "台账已有同一地块", "Ground the ledger has already");
        PrintStanding(wording, offers, PlotStanding.Overlapping, "与台账部分重叠，需人工核对（--remainders 取其余部分）", "In part on ground the ledger has: look at them (--remainders takes the rest)");
        PrintStanding(wording, offers, PlotStanding.Achieved, "现状已是耕地，无需恢复", "Farmland already: nothing to restore");
        PrintStanding(wording, offers, PlotStanding.WithoutShape, "没有图形", "Without a polygon");
    }

    private static void PrintStanding(Wording wording, IReadOnlyList<PlotOffer> offers, PlotStanding standing, string zh, string en)
    {
        var some = offers.Where(offer => offer.Standing == standing).ToList();
        if (some.Count == 0)
            return;
        Console.WriteLine(wording.Say($"{zh}：{some.Count} 宗", $"{en}: {some.Count}"));
        foreach (var offer in some.Take(Shown))
        {
            var neighbours = offer.Neighbours.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Number} {one.Share:P0}"));
            Console.WriteLine($"  {Named(offer)} {LedgerOutput.Mu(offer.Area.Mu(2))} {wording.Say("亩", "mu")}  {string.Join(", ", neighbours)}");
        }

        if (some.Count > Shown)
            Console.WriteLine(wording.Say($"  ……另有 {some.Count - Shown} 宗，见 --json", $"  … and {some.Count - Shown} more, see --json"));
    }

    private static string Named(PlotOffer offer) => offer.SourceNumber.Length > 0 ? offer.SourceNumber : string.Create(CultureInfo.InvariantCulture, $"#{offer.Source.Id}");

    private static void PrintJson(LedgerForm form, string layer, bool isPreview, IReadOnlyList<PlotOffer> offers, Revision? written) => JsonOutput.Print(json =>
    {
        var taken = offers.Where(offer => offer.Row is not null).ToList();
        json.WriteStartObject();
        json.WriteString("layer", layer);
        json.WriteString("ledger", form.Layer);
        json.WriteBoolean("preview", isPreview);
        json.WriteRevision(written);
        json.WriteNumber("offered", offers.Count);
        json.WriteNumber("taken", taken.Count);
        json.WriteArea("takenSquareMetres", TakenArea(taken));
        json.WriteNumber("takenMu", TakenArea(taken).Mu());
        json.WriteStartArray("plots");
        foreach (var offer in offers)
        {
            json.WriteStartObject();
            json.WriteNumber("sourceId", offer.Source.Id);
            json.WriteString("sourceNumber", offer.SourceNumber);
            json.WriteString("number", offer.Row?.Text("number"));
            json.WriteString("village", offer.Row?.Text("village"));
            json.WriteString("standing", Word(offer.Standing));
            json.WriteArea("areaSquareMetres", offer.Area);
            json.WriteStartArray("neighbours");
            foreach (var neighbour in offer.Neighbours)
            {
                json.WriteStartObject();
                json.WriteString("number", neighbour.Number);
                json.WriteArea("areaSquareMetres", neighbour.Area);
                json.WriteNumber("share", Math.Round(neighbour.Share, 4));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static Area TakenArea(IEnumerable<PlotOffer> taken) => taken.Aggregate(Area.Zero, (sum, offer) => sum + (offer.Row!.SquareMetres("area_m2") ?? Area.Zero));

    private static string Word(PlotStanding standing) => standing switch
    {
        PlotStanding.New => "new",
        PlotStanding.Known => "known",
        PlotStanding.Overlapping => "overlapping",
        PlotStanding.Achieved => "achieved",
        _ => "withoutShape",
    };
}
