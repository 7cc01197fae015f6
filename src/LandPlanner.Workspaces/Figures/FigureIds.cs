using System.Buffers;

namespace LandPlanner.Workspaces.Figures;

/// <summary>What ids of figures are made of, so that they stand in addresses as they are.</summary>
internal static class FigureIds
{
    public static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
}
