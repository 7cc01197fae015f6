using LandPlanner.Features;
using LandPlanner.Reports.Maps;

namespace LandPlanner.Web.Layers;

/// <summary>A layer as the map shows it.</summary>
/// <param name="Order">Its place from the bottom of the map.</param>
/// <param name="IsShown">Whether it is to be seen until somebody says otherwise.</param>
/// <param name="IsEditable">Whether features may be drawn into it: results of audits and comparisons are not for drawing, and ledgers have ways of their own.</param>
public sealed record MapLayer(LayerInfo Info, RoleDefinition Role, LayerSymbol Symbol, int Order, bool IsShown, bool IsEditable)
{
    public string Name => Info.Name;
}
