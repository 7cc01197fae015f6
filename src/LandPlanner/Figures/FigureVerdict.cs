namespace LandPlanner.Figures;

/// <summary>How a recomputed figure stands to what was reported.</summary>
public enum FigureVerdict
{
    /// <summary>Equal, rounded as it was printed.</summary>
    Equal,

    /// <summary>On the right side of its bound, or within its tolerance.</summary>
    Met,

    /// <summary>Neither: it is off.</summary>
    Off,

    /// <summary>The workspace has not what it is computed from.</summary>
    Missing,
}
