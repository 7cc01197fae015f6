using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>POST /api/language?to=en</c>: the browser's choice of language, kept in a cookie.</summary>
internal static class PostLanguage
{
    public static IResult Handle(string to, HttpContext http)
    {
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new(Languages.Of(to))),
            new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Strict, HttpOnly = true, IsEssential = true });
        return TypedResults.NoContent();
    }
}
