using LandPlanner.Stores;
using LandPlanner.VillageEconomy;
using LandPlanner.Workspaces.Farmland;

namespace LandPlanner.Workspaces.Schemes;

/// <summary>Villages as the check of consent knows them: by the layer of them, else as the parcels of the scheme name them.</summary>
internal static class SchemeVillages
{
    /// <returns>The village's name as the check looks for it. Where neither a layer nor a parcel names any, any name goes.</returns>
    /// <exception cref="WorkspaceException">There is no such village.</exception>
    public static async Task<string> FindAsync(Workspace workspace, string scheme, string village, CancellationToken ct)
    {
        var names = await FarmlandLayers.VillageNamesAsync(workspace, workspace.Store, ct);
        if (names.Count == 0)
            names = await OfParcelsAsync(workspace, scheme, ct);
        return new VillageNames(names).Find(village)
            ?? throw new WorkspaceException($"There is no village '{village}', so its vote would count for nothing. {(names.Count > 0 ? (Sentence)$"Villages are {string.Join(", ", names.Order(StringComparer.Ordinal))}." : "Name it.")} Nothing was changed.");
    }

    private static async Task<IReadOnlySet<string>> OfParcelsAsync(Workspace workspace, string scheme, CancellationToken ct)
    {
        var layer = await workspace.Store.GetLayerAsync(scheme, ct);
        var field = workspace.Tables.Roles.Get(layer.Role).FieldFor("village", layer.Schema);
        return field < 0
            ? new HashSet<string>()
            : await workspace.Store.ReadAsync(scheme, new() { WithoutShapes = true }, ct).Select(parcel => (parcel.Values[field] as string)?.Trim() ?? "").Where(name => name.Length > 0).ToHashSetAsync(StringComparer.Ordinal, ct);
    }
}
