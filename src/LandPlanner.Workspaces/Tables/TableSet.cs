using LandPlanner.Checks;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Ledgers;
using LandPlanner.Reports.Maps;

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

    public TableSet(string folder)
    {
        Folder = folder;
        _crs = new(() => CrsTableReader.Read(Path.Combine(folder, "crs")));
        _roles = new(() => RoleTableReader.Read(Path.Combine(folder, "roles.yaml")));
        _landClasses = new(() => LandClassTableReader.Read(Path.Combine(folder, "land-classes")));
        _checks = new(() => CheckTableReader.ReadAll(Path.Combine(folder, "checks"), Roles, LandClasses));
        _mapSymbols = new(() => MapSymbolsReader.Read(Path.Combine(folder, "map", "symbols.yaml")));
        _fieldTitles = new(() => FieldTitlesReader.Read(Path.Combine(folder, "fields.csv"), LandClasses));
        _ledgers = new(() => LedgerFormReader.ReadAll(Path.Combine(folder, "ledgers"), Roles));
        _farmland = new(() => FarmlandTablesReader.Read(Path.Combine(folder, "farmland"), Ledgers, LandClasses));
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

    /// <summary>The tables of <see cref="DataFolder.Find"/>.</summary>
    public static TableSet Open() => new(DataFolder.Find());
}
