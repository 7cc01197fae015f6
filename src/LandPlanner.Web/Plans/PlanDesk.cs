using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Plans;
using LandPlanner.Stores;
using LandPlanner.Web.Components;
using LandPlanner.Workspaces.Plans;

namespace LandPlanner.Web.Plans;

/// <summary>Plans as panels ask for them: structure sketches, and planned classes against present ones.</summary>
internal sealed class PlanDesk(WorkspaceHost host)
{
    /// <summary>Layers of planned classes.</summary>
    public IReadOnlyList<LayerInfo> Plans => Of(PlanRun.PlannedUse);

    /// <summary>Layers of land use, the newest first.</summary>
    public IReadOnlyList<LayerInfo> Surveys => [.. Of(LayerRole.LandUse).OrderByDescending(layer => layer.Vintage)];

    /// <summary>Layers that hold parts of sketches.</summary>
    public IReadOnlyList<string> SketchLayers => [.. host.Watch.Layers.Where(layer => layer.Role == StructureBook.Role).Select(layer => layer.Name)];

    /// <summary>The field of a part's kind, with its words.</summary>
    public LedgerField Kind => host.Workspace.Tables.Ledgers.Get("structure-line").Get("kind");

    public Task<IReadOnlyList<Structure>> StructuresAsync() => Task.Run(() => StructureBook.ReadAsync(host.Workspace, host.Workspace.Store, CancellationToken.None));

    /// <exception cref="WorkspaceException">A layer of the name is there that is something else.</exception>
    public async Task BeginAsync(string author)
    {
        await Task.Run(() => StructureBook.BeginAsync(host.Workspace, new(author, "plan sketch"), CancellationToken.None));
        await host.Watch.LookAsync(CancellationToken.None);
    }

    /// <exception cref="WorkspaceException">The layers are not fit to be compared; nothing was changed.</exception>
    public async Task<PlanRun> CompareAsync(string plan, string survey, string author)
    {
        var run = await Task.Run(() => PlanRun.ExecuteAsync(host.Workspace, new(plan, survey, new(author, $"plan compare {plan} {survey}")), _ => { }, CancellationToken.None));
        await host.Watch.LookAsync(CancellationToken.None);
        return run;
    }

    /// <summary>Where a conflict lies on the map; null where the layer is gone.</summary>
    public async Task<Picked?> PickAsync(PlanRun run, PlanConflict conflict)
    {
        if (run.Layer is not { } layer || host.Watch.Find(layer) is null)
            return null;
        var where = new AttributeFilter.Compare("number", Comparison.Equal, (long)conflict.Number);
        var found = await host.Workspace.Store.ReadAsync(layer, new() { Where = where, WithoutShapes = true }, CancellationToken.None).FirstOrDefaultAsync();
        return found is null ? null : new(layer, found.Id);
    }

    private IReadOnlyList<LayerInfo> Of(LayerRole role) => [.. host.Watch.Layers.Where(layer => layer.Role == role && layer.Kind == GeometryKind.Polygon)];
}
