namespace LandPlanner.Projects;

/// <summary>The traffic light of a project, from the least to the most pressing.</summary>
public enum Light
{
    /// <summary>There is no plan, or nothing to judge by yet.</summary>
    Unknown,
    Green,
    Yellow,
    Red,
}

public static class Lights
{
    /// <summary>"unknown", "green", "yellow" or "red".</summary>
    public static string Word(this Light light) => light switch
    {
        Light.Green => "green",
        Light.Yellow => "yellow",
        Light.Red => "red",
        _ => "unknown",
    };

    public static string Title(this Light light, bool english) => light switch
    {
        Light.Green => english ? "On schedule" : "进度正常",
        Light.Yellow => english ? "Behind schedule" : "进度滞后",
        Light.Red => english ? "Far behind schedule" : "严重滞后",
        _ => english ? "No progress reported" : "无进度数据",
    };
}
