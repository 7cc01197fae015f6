using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Projects.Matching;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Projects.Matching;

/// <summary>Reads what land is matched by from one snapshot of a workspace.</summary>
internal sealed class LandMatchInputs
{
    private readonly Workspace _workspace;
    private readonly IFeatureReader _reader;
    private readonly IReadOnlyList<LayerInfo> _layers;
    private readonly AuditInput _audit;
    private readonly IReadOnlyList<LedgerRow> _idle;
    private readonly CancellationToken _ct;

    private LandMatchInputs(Workspace workspace, IFeatureReader reader, IReadOnlyList<LayerInfo> layers, AuditInput audit, IReadOnlyList<LedgerRow> idle, CancellationToken ct) =>
        (_workspace, _reader, _layers, _audit, _idle, _ct) = (workspace, reader, layers, audit, idle, ct);

    /// <exception cref="WorkspaceException">A layer is missing, or is none in which land can be looked for; or there is none.</exception>
    public static async Task<MatchInput> ReadAsync(Workspace workspace, IFeatureReader reader, Project project, LandMatchRequest request, CancellationToken ct)
    {
        var need = request.Need.Read(project, workspace.Tables.Match);
        var ledgers = await LedgerReader.OfAsync(reader, ct);
        var idle = await ledgers.ReadAsync(workspace.Tables.Ledgers.Get(IdleOffering.Parcels), FeatureQuery.All, ct);
        var inputs = new LandMatchInputs(workspace, reader, ledgers.Layers, await AuditInputs.ReadAsync(workspace, reader, request.RulePack, request.On, ct), idle, ct);
        var held = await HeldLand.ReadAsync(workspace, ledgers, ct);
        var scheme = workspace.Tables.Schemes.ClassSchemes.LastOrDefault(row => row.From <= request.On.Year).Scheme;
        return new(inputs._audit, request.Layers.Count > 0 ? await inputs.NamedAsync(request.Layers) : await inputs.UsualAsync(), need, workspace.Tables.Match, scheme)
        {
            Idle = idle,
            IdleForm = workspace.Tables.Ledgers.Get(IdleOffering.Parcels),
            Held = held.For(project),
            Unplaced = held.Unplaced(project),
            Roads = request.Roads is { } roads ? await inputs.LayerAsync(inputs.Find(roads)) : null,
        };
    }

    private async Task<IReadOnlyList<AuditLayer>> NamedAsync(IReadOnlyList<string> names)
    {
        var layers = new List<AuditLayer>();
        foreach (var info in names.Distinct().Select(Find))
        {
            if (info.Kind != GeometryKind.Polygon)
                throw new WorkspaceException($"No land can be looked for in '{info.Name}': it has no polygons.");
            if (_workspace.Tables.Ledgers.OfLayer(info.Name) is { } form && form.Id != IdleOffering.Parcels)
                throw new WorkspaceException($"No land can be looked for in '{info.Name}': it is a ledger ({form.TitleEn}).");
            layers.Add(await LayerAsync(info));
        }

        return layers;
    }

    private async Task<IReadOnlyList<AuditLayer>> UsualAsync()
    {
        var (rules, layers) = (_workspace.Tables.Match, new List<AuditLayer>());
        foreach (var info in _layers.Where(info => info.Kind == GeometryKind.Polygon && rules.Roles.Contains(info.Role)))
            layers.Add(Usual(await LayerAsync(info), rules));
        if (layers.Count == 0)
        {
            throw new WorkspaceException(
                $"The workspace has no layer in which land is looked for: none has the role {string.Join(", ", rules.Roles.Select(role => role.Name))}. Import one, or name a layer.");
        }

        return layers;
    }

    /// <summary>Of approvals those that are not supplied; of idle land that was imported what the ledger, which is looked at itself, does not have.</summary>
    private AuditLayer Usual(AuditLayer layer, MatchRules rules)
    {
        if (layer.Info.Role == LayerRole.Approval && !rules.Unsupplied.Any(layer.Info.Name.Contains))
        {
            var kind = layer.Role.FieldFor("kind", layer.Info.Schema);
            return layer with { Features = [.. layer.Features.Where(feature => kind >= 0 && feature.Values[kind] is string said && rules.Unsupplied.Any(said.Contains))] };
        }

        var followed = _idle.Where(row => row.Text("source") == layer.Info.Name).Select(row => row.Integer("source_id")).ToHashSet();
        return followed.Count == 0 || !rules.Roles.Contains(_workspace.Tables.Ledgers.Get(IdleOffering.Parcels).Role) ? layer : layer with { Features = [.. layer.Features.Where(feature => !followed.Contains(feature.Id))] };
    }

    private LayerInfo Find(string name) => _layers.FirstOrDefault(layer => layer.Name == name) ?? throw new LayerNotFoundException(name);

    private async Task<AuditLayer> LayerAsync(LayerInfo info) => _audit.Layers.FirstOrDefault(layer => layer.Info.Name == info.Name)
        ?? new(info, await _reader.ReadAsync(info.Name, FeatureQuery.All, _ct).ToListAsync(_ct), _workspace.Tables.Roles.Get(info.Role));
}
