using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web;

/// <summary>
/// Served on loopback, answers only to loopback's own names: a page elsewhere whose name was made to point to this machine gets nothing (DNS rebinding).
/// </summary>
internal sealed class LoopbackNames(RequestDelegate next)
{
    private static readonly HashSet<string> Names = new(["localhost", "127.0.0.1", "[::1]"], StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        if (Names.Contains(context.Request.Host.Host))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }
}
