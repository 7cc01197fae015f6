using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web;

/// <summary>Requires of each request that changes or costs something the token that our own page was given.</summary>
internal static class Antiforgery
{
    public const string Header = "X-LandPlanner-Token";

    public static RouteGroupBuilder RequireToken(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
                return await next(context);
            var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
            return await antiforgery.IsRequestValidAsync(http)
                ? await next(context)
                : TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, detail: "The page is older than the server. Load it again: what is drawn is kept in the browser.");
        });
        return group;
    }
}
