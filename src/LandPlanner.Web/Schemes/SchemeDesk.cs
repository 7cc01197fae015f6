using System.Globalization;
using LandPlanner.Calendars;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Ledgers;
using LandPlanner.Workspaces.Schemes;

namespace LandPlanner.Web.Schemes;

/// <summary>Tract schemes and boundary additions as panels ask for them: checked once for all who look, and anew when a layer or ledger has changed.</summary>
/// <remarks>Any thread may ask. Who may enter what a scheme is judged by is not the desk's to say: these ledgers are open, to whoever has a name.</remarks>
internal sealed class SchemeDesk(WorkspaceHost host, TimeProvider clock)
{
    private const int MostResults = 4;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private readonly Shelf<SchemeResult> _results = new(MostResults);

    public DateOnly Today => ChinaTime.Today(clock);

    private SchemeRules Rules => host.Workspace.Tables.Schemes;

    public LedgerForm Form(string formId) => host.Workspace.Tables.Ledgers.Get(formId);

    /// <summary>The layers of a role, the newest first.</summary>
    public IReadOnlyList<LayerInfo> Layers(LayerRole role) =>
        [.. host.Watch.Layers.Where(layer => layer.Role == role).OrderByDescending(layer => layer.Vintage ?? DateOnly.MinValue).ThenBy(layer => layer.Name, StringComparer.Ordinal)];

    /// <summary>Null where there is no such scheme, and no such layer of additions.</summary>
    public LayerInfo? Find(string layer) => host.Watch.Find(layer) is { } info && (info.Role == SchemeChecking.TractScheme || info.Role == SchemeChecking.BoundaryAddition) ? info : null;

    /// <summary>What the checks come to as the watch has seen the workspace last.</summary>
    /// <param name="year">Null for the one that parcels name.</param>
    /// <exception cref="WorkspaceException">The layer cannot be checked: what of it, and why.</exception>
    public Task<SchemeResult> CheckAsync(LayerInfo layer, int? year) => _results.GetAsync(
        KeyOf(layer, year), () => Task.Run(() => SchemeBook.CheckAsync(host.Workspace, layer.Role, layer.Name, year, Today, CancellationToken.None)));

    /// <summary>By id.</summary>
    public async Task<IReadOnlyList<SchemeParcel>> ParcelsAsync(SchemeResult result, CancellationToken ct)
    {
        var held = await host.Held.GetAsync(result.Layer, ct);
        var role = host.Workspace.Tables.Roles.Get(result.Role);
        var classes = result.Year is { } year && Rules.ClassesOf(year) is { } table ? host.Workspace.Tables.LandClasses.Scheme(table) : null;
        return [.. result.Parcels.Where(part => held.Find(part.Id) is not null).Select(part =>
        {
            string Text(string meaning) => role.FieldFor(meaning, held.Info.Schema) is >= 0 and var field ? Convert.ToString(held.Find(part.Id)!.Values[field], CultureInfo.InvariantCulture)?.Trim() ?? "" : "";
            var code = Text("plannedClass");
            return new SchemeParcel(part, Text("village"), code, classes?.Find(code)?.NameZh ?? Text("plannedClassName"), Text("year"), ZoneOf(Text("zoneCode")));
        })];
    }

    /// <summary>The rows of a ledger that schemes are judged by, as the watch saw it last.</summary>
    public async Task<IReadOnlyList<LedgerRow>> RowsAsync(string formId, CancellationToken ct)
    {
        if (host.Watch.Find(Form(formId).Layer) is not { } layer)
            return [];
        var held = await host.Held.GetAsync(layer.Name, ct);
        return [.. held.Features.Select(feature => new LedgerRow(held.Info.Schema, new(feature.Id, null, feature.Values, feature.Version)))];
    }

    /// <summary>A row as somebody begins to enter it: the key of a new one is typed too.</summary>
    /// <param name="row">Null for a new one.</param>
    /// <param name="key">The fields of its key that may be typed.</param>
    public LedgerDraft Draft(string formId, LedgerRow? row, params string[] key)
    {
        var form = Form(formId);
        LedgerField Typed(LedgerField field) => field.Name == "year" ? field with { IsKept = false, Least = FirstYear, Most = LastYear } : field with { IsKept = false };
        return new(form, row ?? LedgerRow.New(host.Watch.Find(form.Layer)?.Schema ?? form.Schema, null), [.. form.Fields.Where(field => !field.IsKept || (row is null && key.Contains(field.Name))).Select(Typed)]);
    }

    /// <summary>What a village said to a scheme, in the place of what was entered before.</summary>
    /// <param name="seen">The row as it was when somebody began to type; one that is not stored where there was none.</param>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    /// <exception cref="WorkspaceException">It cannot be so; nothing was changed.</exception>
    public Task SetConsentAsync(string scheme, string village, IReadOnlyList<KeyValuePair<string, string>> texts, string author, LedgerRow seen) =>
        SetAsync(SchemeBook.ConsentForm, () => SchemeBook.SetConsentAsync(host.Workspace, scheme, village, texts, new(author, $"scheme consent {scheme} {village}"), CancellationToken.None, seen));

    /// <summary>What a scheme planned for a year and did, in the place of what was entered before.</summary>
    /// <param name="seen">The row as it was when somebody began to type; one that is not stored where there was none.</param>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    /// <exception cref="WorkspaceException">It cannot be so; nothing was changed.</exception>
    public Task SetYearAsync(string scheme, int year, IReadOnlyList<KeyValuePair<string, string>> texts, string author, LedgerRow seen) =>
        SetAsync(SchemeBook.YearForm, () => SchemeBook.SetYearAsync(host.Workspace, scheme, year, texts, new(author, FormattableString.Invariant($"scheme year {scheme} {year}")), CancellationToken.None, seen));

    /// <summary>The county's supply of land in a year, in the place of what was entered before.</summary>
    /// <param name="seen">The row as it was when somebody began to type; one that is not stored where there was none.</param>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    /// <exception cref="WorkspaceException">It cannot be so; nothing was changed.</exception>
    public Task SetSupplyAsync(int year, IReadOnlyList<KeyValuePair<string, string>> texts, string author, LedgerRow seen) =>
        SetAsync(SchemeBook.SupplyForm, () => SchemeBook.SetSupplyAsync(host.Workspace, year, texts, new(author, FormattableString.Invariant($"scheme supply {year}")), CancellationToken.None, seen));

    /// <summary>The earliest days of an expropriation.</summary>
    /// <exception cref="CalendarMissingException">Working days of a year are needed that is not known.</exception>
    public IReadOnlyList<PlannedStep> Steps(DateOnly start) => ExpropriationPlan.From(Rules.Steps, start, host.Workspace.Tables.Calendar);

    /// <summary>Whether it was saved or not: what others wrote is seen too.</summary>
    private async Task SetAsync(string formId, Func<Task> set)
    {
        try
        {
            await RowOvertakenException.GuardAsync(host.Workspace, Form(formId).Layer, set);
        }
        finally
        {
            await host.Watch.LookAsync(CancellationToken.None);
        }
    }

    private string ZoneOf(string code) => Rules.Zones.FirstOrDefault(zone => zone.Code == code) is { } zone ? Languages.Say(zone.TitleZh, zone.TitleEn) : code;

    /// <summary>Another whenever something has changed that the checks look at.</summary>
    private string KeyOf(LayerInfo layer, int? year) => string.Join(
        '/', host.Watch.Layers.Where(one => SchemeBook.LooksAt(host.Workspace, one)).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}@{one.Revision}"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"{layer.Name}#{year}#{FieldText.Write(Today)}")));
}
