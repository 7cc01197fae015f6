using LandPlanner.Areas;
using LandPlanner.LandClasses;

namespace LandPlanner.Cases;

/// <summary>By what the desk judges (<c>data/cases/desk.yaml</c>). Immutable.</summary>
public sealed class DeskTable
{
    private readonly Dictionary<string, DeskChangeType> _changeTypes;
    private readonly LandClassScheme _scheme;

    /// <param name="scheme">That of the classes in the uses.</param>
    /// <param name="least">A part below this decides nothing.</param>
    /// <param name="leastShare">The same as a share of the patch.</param>
    /// <param name="findings">Kinds of case by the rule of a finding.</param>
    /// <exception cref="ArgumentException">A change type is there twice.</exception>
    public DeskTable(
        LandClassScheme scheme, Area least, double leastShare, IReadOnlyList<DeskApprovalKind> approvals, IReadOnlyList<DeskUse> uses, IReadOnlyList<DeskChangeType> changeTypes,
        IReadOnlyDictionary<string, string> findings)
    {
        (_scheme, Least, LeastShare, Approvals, Uses, Findings) = (scheme, least, leastShare, approvals, uses, findings);
        _changeTypes = changeTypes.ToDictionary(type => type.Code, StringComparer.OrdinalIgnoreCase);
    }

    public Area Least { get; }

    public double LeastShare { get; }

    public IReadOnlyList<DeskApprovalKind> Approvals { get; }

    /// <summary>The first that fits says what became of ground.</summary>
    public IReadOnlyList<DeskUse> Uses { get; }

    public IReadOnlyDictionary<string, string> Findings { get; }

    /// <summary>Found without regard to case and surrounding space; null where the table has none.</summary>
    public DeskChangeType? ChangeType(string code) => _changeTypes.GetValueOrDefault(code.Trim());

    /// <summary>What makes a part of a patch count.</summary>
    public Area LeastOf(Area patch) => Area.FromSquareMetres(Math.Max(Least.SquareMetres, LeastShare * patch.SquareMetres));

    /// <summary>The kind of an approval; <see cref="DeskApprovalKind.Unsorted"/> where neither its kind nor its layer's names say.</summary>
    /// <param name="value">What its kind field says; empty for nothing.</param>
    /// <param name="layers">The names its layer goes by: here, in its file, the file's own.</param>
    public DeskApprovalKind ApprovalKind(string value, IEnumerable<string> layers) =>
        Approvals.FirstOrDefault(kind => value.Length > 0 && kind.Values.Contains(value, StringComparer.OrdinalIgnoreCase))
        ?? (value.Length > 0 ? null : Approvals.FirstOrDefault(kind => layers.Any(layer => kind.Layers.Any(alias => Features.RoleTable.Fits(layer, alias)))))
        ?? DeskApprovalKind.Unsorted;

    /// <summary>What became of ground; null where the table does not say, or a kind of class is not known.</summary>
    /// <param name="planting">The planting attribute after; empty where it did not change.</param>
    internal DeskUse? UseOf(FlowKind? before, FlowKind? after, LandClass? afterClass, string planting) => before is not { } from || after is not { } to
        ? null
        : Uses.FirstOrDefault(use => use.From.Contains(from) && (use.To.Count == 0 || use.To.Contains(to)) && IsOneOf(use.Classes, afterClass)
            && (use.Planting.Count == 0 ? planting.Length == 0 : use.Planting.Contains(planting, StringComparer.OrdinalIgnoreCase)));

    private bool IsOneOf(IReadOnlyList<string> classes, LandClass? one)
    {
        if (classes.Count == 0)
            return true;
        for (var at = one?.Scheme == _scheme.Id ? one : null; at is not null; at = at.Parent is { } parent ? _scheme.Find(parent) : null)
        {
            if (classes.Contains(at.Code, StringComparer.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
