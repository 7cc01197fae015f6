namespace LandPlanner.Reports.Maps.Print;

/// <summary>Why a map cannot be printed.</summary>
public enum MapPrintFault
{
    /// <summary>No typeface with Chinese is installed.</summary>
    NoTypeface,

    /// <summary>No layer has anything in the frame.</summary>
    NothingInFrame,

    /// <summary>The frame reaches beyond what the plane can hold.</summary>
    ScaleTooSmall,
}

/// <summary>A map that cannot be printed as asked.</summary>
public sealed class MapPrintException(MapPrintFault fault) : Exception($"The map cannot be printed: {fault}.")
{
    public MapPrintFault Fault { get; } = fault;
}
