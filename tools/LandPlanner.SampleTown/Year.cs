namespace LandPlanner.SampleTown;

/// <summary>The year between the two surveys: farmland lost to buildings, orchards and woods, land won back, and fields left unsown.</summary>
internal sealed class Year
{
    private readonly HashSet<int> _unsown;

    public Year(Ground ground, ControlLines lines, Farmland farmland, long seed)
    {
        var changes = new Changes(ground, patch => !lines.IsLaidOn(patch) && !farmland.Conflicts.Contains(patch) && patch != lines.Conflict, seed);
        LandClass Class(int patch) => ground.Survey.Patches[patch].Class;
        bool IsOpenField(int patch) => Class(patch).IsCultivated && !farmland.IsSound(patch);
        changes.Convert(3, farmland.IsSound, _ => false, "0702", "0601", "05H1");
        changes.Convert(15, farmland.IsSound, i => i % 3 == 0, "0201", "0301", "0307");
        _unsown = [.. changes.Reserve(30, farmland.IsSound).Concat(changes.Reserve(24, IsOpenField)).Select(patch => ground.Survey.Patches[patch].FirstCell)];
        changes.Convert(9, IsOpenField, i => i % 4 == 0, "0702", "0601", "1202", "08H2");
        changes.Convert(16, IsOpenField, i => i % 4 == 0, "0201", "0307");
        changes.Convert(12, patch => Class(patch).IsOrchard, _ => false, "0103", "0102");
        Survey = changes.Survey();
    }

    /// <summary>The survey of 2024.</summary>
    public Survey Survey { get; }

    /// <summary>Whether the field that starts at a cell was not sown.</summary>
    public bool IsUnsown(Patch patch) => patch.Class.IsCultivated && _unsown.Contains(patch.FirstCell);
}
