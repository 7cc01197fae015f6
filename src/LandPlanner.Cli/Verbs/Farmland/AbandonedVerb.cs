using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LandPlanner.Cli.Output;
using LandPlanner.Farmland;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Farmland;

namespace LandPlanner.Cli.Verbs.Farmland;

/// <summary><c>farmland abandoned take|suspects|list|summary|set|restore</c></summary>
internal static class AbandonedVerb
{
    private static readonly Option<string> RestoredOn = new("--on") { Description = "The day it was tilled again. 复耕日期", HelpName = "DATE", Required = true };
    private static readonly Argument<string?> Survey = new("LAYER") { Description = "A land-use layer. Default: the newest. 地类图斑", Arity = ArgumentArity.ZeroOrOne };

    public static Command Command()
    {
        var plots = new PlotCommands(PlotLedger.Abandoned, ["number", "village", "household", "since_year", "since_season", "cause", "measure", "responsible", "until", "state"], ["village", "cause", "state"])
        {
            IsOverdue = (row, day, facts) => On(row, day, facts).IsOverdue,
            MoreColumns =
            [
                ("年数", "years", (_, row, day, facts) => On(row, day, facts).Years?.ToString(CultureInfo.InvariantCulture) ?? ""),
                ("认定", "counts as", (wording, row, day, facts) => Band(wording, On(row, day, facts).Band)),
            ],
            MoreGroups = [("band", "认定", "Counts as", (wording, row, day, facts) => Band(wording, On(row, day, facts).Band))],
            MoreJson = WriteStanding,
        };
        return new("abandoned", "Abandoned plots. 撂荒地台账")
        {
            plots.Take(), Suspects(plots), plots.List(), plots.Summary(), plots.Set(),
            plots.Act(
                "restore", "Says that a plot is tilled again. 复耕销号", [RestoredOn],
                (parsed, facts, row) => AbandonedPlot.Restore(row, Dates.Parse(parsed.GetValue(RestoredOn)!), FarmlandFacts.Today, facts.Abandonment)),
        };
    }

    private static Command Suspects(PlotCommands plots)
    {
        var command = new Command("suspects", "Shows untilled farmland of a land-use layer (ZZSXDM=WG) that the ledger does not have; changes nothing. 疑似撂荒地") { Survey };
        command.SetAction(async (parsed, ct) => await plots.TakeAsync(parsed, parsed.GetValue(Survey) ?? await NewestSurveyAsync(parsed, ct), preview: true, remainders: false, ct));
        return command;
    }

    private static async Task<string> NewestSurveyAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        return (await workspace.Store.ListLayersAsync(ct)).Where(layer => layer.Role == LayerRole.LandUse).MaxBy(layer => layer.Vintage ?? DateOnly.MinValue)?.Name
            ?? throw new WorkspaceException("The workspace has no land-use layer, which would say what is untilled. Import one with --role land-use.");
    }

    private static AbandonedPlot On(LedgerRow row, DateOnly day, FarmlandFacts facts) => AbandonedPlot.On(row, day, facts.Abandonment);

    private static string Band(Wording wording, AbandonmentBand? band) => band is null ? "" : wording.Say(band.TitleZh, band.TitleEn);

    private static void WriteStanding(Utf8JsonWriter json, LedgerRow row, DateOnly day, FarmlandFacts facts)
    {
        var plot = On(row, day, facts);
        json.WriteNumber("years", plot.Years);
        json.WriteString("band", plot.Band?.Id);
        json.WriteStartArray("laws");
        foreach (var law in plot.Laws)
        {
            json.WriteStartObject();
            json.WriteString("law", law.Law);
            json.WriteString("article", law.Article);
            json.WriteString("text", law.Text);
            json.WriteString("mark", law.Mark);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
