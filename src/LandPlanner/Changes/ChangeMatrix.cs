using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Changes;

/// <summary>The land-use change matrix between two vintages, with the flows of farmland.</summary>
/// <remarks>
/// <para>
/// Areas of unchanged ground are measured without building it; only changed ground gets a shape. Ground that one vintage
/// lacks is a row or column of its own, and where patches of a layer lie over each other the one with the lowest id has
/// the ground and the overlap is a term of its own: nothing is left out and nothing counted twice.
/// </para>
/// <para>
/// Deterministic: neither the order of layers and features nor the number of threads changes a byte of the result.
/// </para>
/// </remarks>
public static class ChangeMatrix
{
    /// <exception cref="WorkspaceException">The layers are the same, hold no polygons, or have no class field.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static ChangeResult Run(ChangeInput input, CancellationToken ct)
    {
        Check(input);
        var world = new World(input);
        var before = new Side(world.Before, input, ct);
        input.Progress?.Report(0.15);
        var after = new Side(world.After, input, ct);
        input.Progress?.Report(0.3);
        Side[] sides = [before, after];
        var bridge = new ClassBridge(input.Classes, world.Before.Scheme, world.After.Scheme);
        var classes = new ClassList(bridge, sides);
        var villages = new VillageMap(input, world.Villages, sides, ct);
        var fragments = new Fragments(input, sides, classes, villages).All(ct);
        input.Progress?.Report(0.8);
        var table = new GroundTable(classes, sides, fragments);
        var patches = new PatchBuilder(input, sides, classes, villages, table).Build(
            fragments, Constraint.Of(world.Approvals, input, ct), Constraint.Of(world.BasicFarmland, input, ct), ct);
        input.Progress?.Report(1);
        return new ChangeAccount(input, world, sides, bridge, classes, villages, table).Close(fragments, patches);
    }

    private static void Check(ChangeInput input)
    {
        var (before, after) = (input.Before.Info, input.After.Info);
        if (before.Name == after.Name)
        {
            throw new WorkspaceException(
                $"'{before.Name}' was named twice; a change matrix compares two vintages. " +
                $"Name the earlier layer first, then the later one.");
        }

        foreach (var layer in new[] { input.Before, input.After })
        {
            if (layer.Info.Kind != GeometryKind.Polygon)
                throw new WorkspaceException($"The layer '{layer.Info.Name}' has no polygons. Name two layers of land-use patches.");
            if (layer.Role.FieldFor("class", layer.Info.Schema) < 0)
            {
                var known = layer.Role.FieldAliases.GetValueOrDefault("class") is { Count: > 0 } names
                    ? $"as '{layer.Role.Role}' it needs one called {string.Join(", ", names)}"
                    : $"layers of the role '{layer.Role.Role}' have none; import it as land-use";
                throw new WorkspaceException($"The layer '{layer.Info.Name}' has no field with land classes: {known}.");
            }
        }
    }

    /// <summary>The layers as they are read.</summary>
    internal sealed class World(ChangeInput input)
    {
        public LayerView Before { get; } = View(input, input.Before);

        public LayerView After { get; } = new(input.After, input.Areas, input.Classes.Only(input.AfterSchemes));

        public IReadOnlyList<LayerView> Villages { get; } = Views(input, input.Villages);

        public IReadOnlyList<LayerView> Approvals { get; } = Views(input, input.Approvals);

        public IReadOnlyList<LayerView> BasicFarmland { get; } = Views(input, input.BasicFarmland);

        private static LayerView[] Views(ChangeInput input, IReadOnlyList<AuditLayer> layers) =>
            [.. layers.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal).Select(layer => View(input, layer))];

        private static LayerView View(ChangeInput input, AuditLayer layer) => new(layer, input.Areas, input.Classes);
    }
}
