using Bunit;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Web.Components.Farmland;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Farmland;
using LandPlanner.Workspaces.Farmland;
using LandPlanner.Workspaces.Ledgers;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.Farmland;

/// <summary>An office with a layer of three plots that may be abandoned, and a village that has them all.</summary>
public abstract class FarmlandOffice : Office
{
    protected const string Suspects = "疑似撂荒地";

    private static readonly FeatureSchema Plots = new([new("DKBM", FieldType.Text), new("DKMC", FieldType.Text), new("LHYY", FieldType.Text), new("LHNF", FieldType.Text)]);
    private static readonly FeatureSchema Villages = new([new("ZLDWMC", FieldType.Text)]);

    internal FarmlandDesk Desk => Services.GetRequiredService<FarmlandDesk>();

    internal FarmlandView View => Services.GetRequiredService<FarmlandView>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AddSquaresAsync(Suspects, "abandoned-plot", Plots, ["A1", "东坡", "无劳力", "2023春"], ["A2", "西洼", "缺水", "2023"], ["A3", "北沟", "", ""]);
        await AddPolygonsAsync("村庄", "village", null, Villages, [new(0, Square(East - 100, North - 100, 600), ["温泉村"])]);
    }

    /// <summary>Takes the three plots into the ledger as the command line does.</summary>
    protected async Task TakeAsync()
    {
        await PlotTake.RunAsync(Host.Workspace, new(PlotLedger.Abandoned, Suspects, new("tester", "take")), Ct);
        await Host.Watch.LookAsync(Ct);
    }

    /// <summary>Somebody else sets a field of a plot.</summary>
    protected async Task SetElsewhereAsync(string author, string number, string field, string text)
    {
        await LedgerChange.SetAsync(Host.Workspace, "abandoned-plot", number, [new(field, text)], PlotLedger.Abandoned.ComplaintsOn(Desk.Today, Desk.Tables), new(author, "set"), Ct);
        await Host.Watch.LookAsync(Ct);
    }

    protected async Task<LedgerRow> PlotAsync(string number) =>
        (await (await Ledger.OpenAsync(Host.Workspace, "abandoned-plot", Ct)).FindAsync("number", number, Ct))!;

    /// <summary>The panel with its list read.</summary>
    protected IRenderedComponent<FarmlandPanel> List()
    {
        var panel = Render<FarmlandPanel>();
        panel.WaitForElement("[data-testid=ledger-row]");
        return panel;
    }

    /// <summary>The panel with the card of a plot.</summary>
    protected async Task<IRenderedComponent<FarmlandPanel>> CardAsync(string number)
    {
        var panel = List();
        await panel.InvokeAsync(() => panel.Find($"[data-number={number}]").Click());
        panel.WaitForElement("[data-testid=ledger-facts]");
        return panel;
    }

    protected static string Tile(IRenderedComponent<FarmlandPanel> panel, string state) => panel.Find($"[data-testid=tile-{state}] b").TextContent;

    /// <summary>Waits for a button and presses it; what is drawn meanwhile does not come between.</summary>
    protected static Task ClickAsync(IRenderedComponent<FarmlandPanel> panel, string id)
    {
        panel.WaitForElement($"[data-testid={id}]");
        return panel.InvokeAsync(() => panel.Find($"[data-testid={id}]").Click());
    }

    protected static Task TypeAsync(IRenderedComponent<FarmlandPanel> panel, string id, string text)
    {
        panel.WaitForElement($"[data-testid={id}]");
        return panel.InvokeAsync(() => panel.Find($"[data-testid={id}]").Change(text));
    }
}
