namespace LandPlanner.Cli;

/// <summary>Says things in the reader's language: Chinese first, English second, side by side where they are used.</summary>
internal sealed record Wording(bool English)
{
    public string Say(string zh, string en) => English ? en : zh;
}
