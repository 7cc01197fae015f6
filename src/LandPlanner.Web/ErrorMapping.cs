using LandPlanner.Stores;
using LandPlanner.Workspaces.Tables;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace LandPlanner.Web;

/// <summary>The one place where a failure becomes a status code and a problem document (RFC 9457). What is not for the user to mend keeps its text to the log.</summary>
internal sealed class ErrorMapping(IProblemDetailsService problems, ILogger<ErrorMapping> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception failure, CancellationToken ct)
    {
        if (failure is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            return true;
        var status = StatusOf(failure);
        if (status == StatusCodes.Status500InternalServerError)
            log.Failed(failure, context.Request.Path, context.TraceIdentifier);
        context.Response.StatusCode = status;
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = Document(failure, status, context.TraceIdentifier) });
    }

    public static int StatusOf(Exception failure) => failure switch
    {
        LayerNotFoundException => StatusCodes.Status404NotFound,
        EditConflictException or LayerExistsException => StatusCodes.Status409Conflict,
        WorkspaceBusyException => StatusCodes.Status503ServiceUnavailable,
        WorkspaceReadOnlyException => StatusCodes.Status403Forbidden,
        WorkspaceFullException => StatusCodes.Status507InsufficientStorage,
        TableException => StatusCodes.Status500InternalServerError,
        WorkspaceException => StatusCodes.Status422UnprocessableEntity,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The sentence a person may read; null where the failure is ours.</summary>
    public static string? SentenceOf(Exception failure) => failure is WorkspaceException and not TableException ? failure.Message : null;

    private static ProblemDetails Document(Exception failure, int status, string trace) => new()
    {
        Status = status,
        Detail = SentenceOf(failure),
        Extensions = { ["traceId"] = trace },
    };
}
