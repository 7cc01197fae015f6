using LandPlanner.Stores;

namespace LandPlanner.Features;

/// <summary>A role that the table of roles does not have.</summary>
public sealed class UnknownRoleException(string role, IEnumerable<string> known)
    : WorkspaceException($"There is no role '{role}'. The table of roles has {string.Join(", ", known)}.");

/// <summary>The closed table of roles. Immutable.</summary>
public sealed class RoleTable
{
    private readonly Dictionary<LayerRole, RoleDefinition> _byRole;

    /// <exception cref="ArgumentException">A role is there twice.</exception>
    public RoleTable(IReadOnlyList<RoleDefinition> roles)
    {
        Roles = roles;
        _byRole = roles.ToDictionary(definition => definition.Role);
    }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<RoleDefinition> Roles { get; }

    /// <exception cref="UnknownRoleException">The table has no such role.</exception>
    public RoleDefinition Get(LayerRole role) => _byRole.GetValueOrDefault(role)
        ?? throw new UnknownRoleException(role.Name, Roles.Select(definition => definition.Role.Name));

    /// <summary>
    /// The role a file's layer is likely meant for, by its name: the alias alone, or with a prefix or suffix set off by
    /// "_", "-", "." or digits ("DLTB_2023", "371002_DLTB"); null where no alias fits.
    /// </summary>
    public RoleDefinition? Suggest(string layerName) => Roles.FirstOrDefault(role => role.LayerAliases.Any(alias => Fits(layerName, alias)));

    /// <summary>Whether a layer's name is an alias, alone or set off from what stands beside it.</summary>
    internal static bool Fits(string layerName, string alias)
    {
        var at = layerName.IndexOf(alias, StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && (at == 0 || !char.IsLetter(layerName[at - 1]))
            && (at + alias.Length == layerName.Length || !char.IsLetter(layerName[at + alias.Length]));
    }
}
