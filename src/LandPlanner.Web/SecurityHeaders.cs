using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web;

/// <summary>Tells browsers to run, load and frame nothing but what is ours, and keeps pages from other sites and other names for this machine away.</summary>
internal static class SecurityHeaders
{
    /// <param name="imageSources">Origins that base maps are loaded from.</param>
    public static void UseSecurityHeaders(this WebApplication app, IEnumerable<string> imageSources)
    {
        // Styles: MudBlazor writes style attributes. Workers draw the tiles.
        var policy =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self'; connect-src 'self'; " +
            $"img-src {string.Join(' ', imageSources.Prepend("blob:").Prepend("data:").Prepend("'self'"))}; " +
            "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        app.Use((context, next) =>
        {
            // At the last moment: whoever tells of a failure clears all headers before.
            context.Response.OnStarting(Guard, context.Response.Headers);
            return next(context);
        });

        Task Guard(object state)
        {
            var headers = (IHeaderDictionary)state;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), payment=(), usb=()";
            return Task.CompletedTask;
        }
    }
}
