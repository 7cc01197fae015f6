using System.CommandLine;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Farmland;

namespace LandPlanner.Cli.Verbs.Farmland;

/// <summary><c>farmland rectified|restoration take|list|summary|set|done|accept</c></summary>
internal sealed class PlotsWithAcceptance(string name, string description, PlotLedger ledger, string[] columns, string[] groups)
{
    private readonly Option<string> _doneOn = new("--on") { Description = "The day the work was done. 完成日期", HelpName = "DATE", Required = true };
    private readonly Option<string> _acceptedOn = new("--on") { Description = "The day it was accepted. 验收日期", HelpName = "DATE", Required = true };
    private readonly Option<string> _by = new("--by") { Description = "Who accepted it. 验收人", HelpName = "NAME", Required = true };
    private readonly Option<string?> _area = new("--area-mu") { Description = "How much was accepted, in mu. Default: all of it. 验收面积（亩）", HelpName = "MU" };

    public static PlotsWithAcceptance Rectified() => new(
        "rectified", "Patches of permanent basic farmland to be put right. 永农整改台账", PlotLedger.Rectified,
        ["number", "name", "village", "class_now", "measure", "responsible", "until", "state", "done_on", "accepted_on"], ["village", "measure", "state"]);

    public static PlotsWithAcceptance Restoration() => new(
        "restoration", "Land made farmland again. 恢复耕地台账", PlotLedger.Restoration,
        ["number", "village", "kind", "class_before_name", "measure", "responsible", "until", "state", "done_on", "accepted_on"], ["village", "kind", "class_before", "state"]);

    public Command Command()
    {
        var plots = new PlotCommands(ledger, columns, groups)
        {
            IsOverdue = (row, day, _) => Completion.IsOverdue(row, day),
            AcceptedOf = Completion.AcceptedOf,
            MoreColumns = [("验收(亩)", "accepted (mu)", (_, row, _, _) => Mu(row, "accepted_m2")), ("占永农(亩)", "basic farmland (mu)", (_, row, _, _) => Mu(row, "basic_farmland_m2"))],
        };
        return new(name, description)
        {
            plots.Take(), plots.List(), plots.Summary(), plots.Set(),
            plots.Act("done", "Says that the work on a plot is done. 完成", [_doneOn], (parsed, _, row) => Completion.Complete(row, Dates.Parse(parsed.GetValue(_doneOn)!), FarmlandFacts.Today)),
            plots.Act("accept", "Accepts what was done on a plot. 验收", [_acceptedOn, _by, _area], (parsed, _, row) => Completion.Accept(
                row, Dates.Parse(parsed.GetValue(_acceptedOn)!), parsed.GetValue(_by)!, parsed.GetValue(_area) is { } text ? AreaOf(text) : null, FarmlandFacts.Today)),
        };
    }

    private static Area AreaOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mu) && mu is > 0 and < 1_000_000
            ? Area.FromMu(mu)
            : throw new WorkspaceException($"'{text}' is no area in mu; write it like 12.35.");

    private static string Mu(LedgerRow row, string field) => row.SquareMetres(field) is { } area ? area.Mu(2).ToString("N2", CultureInfo.InvariantCulture) : "";
}
