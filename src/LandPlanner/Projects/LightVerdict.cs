namespace LandPlanner.Projects;

/// <summary>A sentence that says why a light is what it is.</summary>
public sealed record LightReason(Light Light, string Zh, string En)
{
    public string In(bool english) => english ? En : Zh;
}

/// <summary>A project's light with all it comes from.</summary>
/// <param name="Reasons">The most pressing first; never empty.</param>
public sealed record LightVerdict(Light Light, IReadOnlyList<LightReason> Reasons);
