namespace LandPlanner.Cli;

/// <summary>What the command's exit status says.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Done, but with violations, rejected records, problems or tampering.</summary>
    public const int DoneWithFindings = 1;

    /// <summary>Bad usage or bad input; nothing was changed.</summary>
    public const int BadInput = 2;

    public const int InternalError = 3;

    /// <summary>Cancelled; nothing was changed.</summary>
    public const int Cancelled = 130;
}
