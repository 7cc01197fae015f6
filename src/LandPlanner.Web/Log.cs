using Microsoft.Extensions.Logging;

namespace LandPlanner.Web;

/// <summary>All that the map's server says to its log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The request for {Path} failed ({TraceId}).")]
    public static partial void Failed(this ILogger log, Exception failure, string path, string traceId);

    [LoggerMessage(2, LogLevel.Warning, "Serving on {Address}, which other machines reach, and there is no sign-in: whoever reaches it may change the workspace.")]
    public static partial void ServingRemotely(this ILogger log, string address);

    [LoggerMessage(3, LogLevel.Error, "A panel failed.")]
    public static partial void PanelFailed(this ILogger log, Exception failure);

    [LoggerMessage(20, LogLevel.Error, "A job in the background failed.")]
    public static partial void JobFailed(this ILogger log, Exception failure);
    [LoggerMessage(4, LogLevel.Error, "An import failed.")]
    public static partial void ImportFailed(this ILogger log, Exception failure);
}
