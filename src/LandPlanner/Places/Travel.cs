namespace LandPlanner.Places;

/// <summary>How a round is travelled.</summary>
/// <param name="Detour">By how much roads are longer than the straight line; 1 or more.</param>
public sealed record Travel(double KilometresPerHour, double Detour)
{
    /// <param name="metres">As the crow flies.</param>
    public double Minutes(double metres) => metres * Detour / 1000 / KilometresPerHour * 60;
}
