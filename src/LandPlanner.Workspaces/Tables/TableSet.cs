using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Checks;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.IdleLand;
using LandPlanner.LandClasses;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Plans;
using LandPlanner.Projects;
using LandPlanner.Projects.Matching;
using LandPlanner.Reports.Maps;
using LandPlanner.Schemes;
using LandPlanner.Themes;

namespace LandPlanner.Workspaces.Tables;

/// <summary>The tables of a data folder, each read when it is first asked for. Safe for many threads.</summary>
public sealed class TableSet
{
    private readonly Lazy<CrsCatalog> _crs;
    private readonly Lazy<RoleTable> _roles;
    private readonly Lazy<LandClassTables> _landClasses;
    private readonly Lazy<IReadOnlyList<CheckTable>> _checks;
    private readonly Lazy<MapSymbols> _mapSymbols;
    private readonly Lazy<FieldTitles> _fieldTitles;
    private readonly Lazy<LedgerForms> _ledgers;
    private readonly Lazy<FarmlandTables> _farmland;
    private readonly Lazy<IdleTables> _idle;
    private readonly Lazy<IReadOnlyList<IdleNoticeText>> _idleNotices;
    private readonly Lazy<CaseProcess> _caseProcess;
    private readonly Lazy<WorkingCalendar> _calendar;
    private readonly Lazy<CaseDeadlines> _caseDeadlines;
    private readonly Lazy<CaseTargets> _caseTargets;
    private readonly Lazy<PlaceKinds> _placeKinds;
    private readonly Lazy<LightRules> _lights;
    private readonly Lazy<DeskTable> _desk;
    private readonly Lazy<SanctionTable> _sanctions;
    private readonly Lazy<SchemeRules> _schemes;
    private readonly Lazy<IReadOnlyList<Theme>> _themes;
    private readonly Lazy<VillageTables> _villages;
    private readonly Lazy<PlanRules> _plans;
    private readonly Lazy<MatchRules> _match;
    private readonly Lazy<SchemeDraftForm> _schemeDraft;

    public TableSet(string folder)
    {
        Folder = folder;
        _crs = new(() => CrsTableReader.Read(Path.Combine(folder, "crs")));
        _roles = new(() => RoleTableReader.Read(Path.Combine(folder, "roles.yaml")));
        _landClasses = new(() => LandClassTableReader.Read(Path.Combine(folder, "land-classes")));
        _checks = new(() => CheckTableReader.ReadAll(Path.Combine(folder, "checks"), Roles, LandClasses));
        _mapSymbols = new(() => MapSymbolsReader.Read(Path.Combine(folder, "map", "symbols.yaml"), Lights.Used));
        _fieldTitles = new(() => FieldTitlesReader.Read(Path.Combine(folder, "fields.csv"), LandClasses));
        _ledgers = new(() => LedgerFormReader.ReadAll(Path.Combine(folder, "ledgers"), Roles));
        _farmland = new(() => FarmlandTablesReader.Read(Path.Combine(folder, "farmland"), Ledgers, LandClasses, Roles));
        _idle = new(() => IdleTablesReader.Read(Path.Combine(folder, "idle", "idle-land.yaml"), Ledgers));
        _idleNotices = new(() => IdleNoticesReader.Read(Path.Combine(folder, "idle", "notices.yaml"), Idle));
        _caseProcess = new(() => CaseProcessReader.Read(Path.Combine(folder, "cases", "process.yaml"), Ledgers));
        _calendar = new(() => CalendarTableReader.Read(Path.Combine(folder, "calendars", "cn.csv")));
        _caseDeadlines = new(() => CaseDeadlinesReader.Read(Path.Combine(folder, "cases", "deadlines.csv"), Ledgers, Calendar));
        _caseTargets = new(() => CaseTargetsReader.Read(Path.Combine(folder, "cases", "targets.yaml"), Ledgers));
        _placeKinds = new(() => PlaceKindReader.Read(Path.Combine(folder, "places", "kinds.yaml"), Ledgers));
        _lights = new(() => LightRulesReader.Read(Path.Combine(folder, "projects", "lights.yaml")));
        _desk = new(() => DeskTableReader.Read(Path.Combine(folder, "cases", "desk.yaml"), LandClasses, Ledgers, Sanctions));
        _sanctions = new(() => SanctionTableReader.Read(Path.Combine(folder, "cases", "sanctions.csv"), Ledgers));
        _schemes = new(() => SchemeRulesReader.Read(Path.Combine(folder, "schemes", "checks.yaml"), LandClasses));
        _themes = new(() => ThemeTableReader.Read(Path.Combine(folder, "map", "themes.yaml")));
        _villages = new(() => VillageTablesReader.Read(Path.Combine(folder, "villages", "columns.yaml"), Ledgers));
        _plans = new(() => PlanRulesReader.Read(Path.Combine(folder, "plans", "plans.yaml"), LandClasses));
        _match = new(() => MatchRulesReader.Read(Path.Combine(folder, "projects", "match.yaml"), Roles, LandClasses, Ledgers));
        _schemeDraft = new(() => SchemeDraftFormReader.Read(Path.Combine(folder, "schemes", "draft.yaml")));
    }

    public string Folder { get; }

    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public CrsCatalog Crs => _crs.Value;

    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public RoleTable Roles => _roles.Value;

    /// <exception cref="TableException">A table is missing or wrong.</exception>
    public LandClassTables LandClasses => _landClasses.Value;

    /// <summary>What the standards of some roles ask of a layer.</summary>
    /// <exception cref="TableException">A table is missing or wrong.</exception>
    public IReadOnlyList<CheckTable> Checks => _checks.Value;

    /// <summary>How layers are drawn.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public MapSymbols MapSymbols => _mapSymbols.Value;

    /// <summary>What fields are called in words.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public FieldTitles FieldTitles => _fieldTitles.Value;

    /// <summary>What ledgers write down.</summary>
    /// <exception cref="TableException">A form is wrong.</exception>
    public LedgerForms Ledgers => _ledgers.Value;

    /// <summary>What the ledgers of farmland go by.</summary>
    /// <exception cref="TableException">A table is missing or wrong.</exception>
    public FarmlandTables Farmland => _farmland.Value;

    /// <summary>What idle land is judged by, and how it is followed.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public IdleTables Idle => _idle.Value;

    /// <summary>What the papers of idle land say.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public IReadOnlyList<IdleNoticeText> IdleNotices => _idleNotices.Value;

    /// <summary>The way of a case from issue to closure.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public CaseProcess CaseProcess => _caseProcess.Value;

    /// <summary>Which days are worked.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public WorkingCalendar Calendar => _calendar.Value;

    /// <summary>When cases are due.</summary>
    /// <exception cref="TableException">The table, or the calendar, is missing or wrong.</exception>
    public CaseDeadlines CaseDeadlines => _caseDeadlines.Value;

    /// <summary>What figures of cases should come to, and what is due soon.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public CaseTargets CaseTargets => _caseTargets.Value;

    /// <summary>Which places are inspected again and again, how often, and what for.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public PlaceKinds PlaceKinds => _placeKinds.Value;

    /// <summary>How the lights of projects are given.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public LightRules Lights => _lights.Value;

    /// <summary>By what the desk judges patches.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public DeskTable Desk => _desk.Value;

    /// <summary>Which articles punish what.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public SanctionTable Sanctions => _sanctions.Value;

    /// <summary>What tract schemes and boundary additions are held to.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public SchemeRules Schemes => _schemes.Value;

    /// <summary>Maps coloured by a number.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public IReadOnlyList<Theme> Themes => _themes.Value;

    /// <summary>What the ledgers of villages go by.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public VillageTables Villages => _villages.Value;

    /// <summary>What plans are read by.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public PlanRules Plans => _plans.Value;

    /// <summary>How land is matched with projects.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public MatchRules Match => _match.Value;

    /// <summary>What the draft of a tract scheme must say.</summary>
    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public SchemeDraftForm SchemeDraft => _schemeDraft.Value;

    /// <summary>The tables of <see cref="DataFolder.Find"/>.</summary>
    public static TableSet Open() => new(DataFolder.Find());
}
