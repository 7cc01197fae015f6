namespace LandPlanner.Cases;

/// <summary>What somebody is in the town: which moves they may make is the process's to say.</summary>
public enum PersonRole
{
    Planner,
    Auditor,
    VillageClerk,
    Leader,
}

/// <summary>Roles as tables write them.</summary>
public static class PersonRoles
{
    private static readonly string[] Words = ["planner", "auditor", "village-clerk", "leader"];

    public static string Word(this PersonRole role) => Words[(int)role];

    /// <summary>Null where it is none.</summary>
    public static PersonRole? Find(string word) => Array.IndexOf(Words, word) is >= 0 and var index ? (PersonRole)index : null;
}
