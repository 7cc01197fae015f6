using System.Globalization;
using LandPlanner.Schemes;

namespace LandPlanner.Tests.Schemes;

public sealed class ExpropriationPlanTests
{
    [Theory]
    // Ten working days after Friday 1 March 2024 end on Friday the 15th; thirty days after the 16th on 15 April.
    [InlineData("2024-03-01", "2024-03-15", "2024-03-16", "2024-04-15", "2024-04-16")]
    // 1 to 5 May 2024 were holidays, Saturday the 11th was worked.
    [InlineData("2024-04-30", "2024-05-16", "2024-05-17", "2024-06-16", "2024-06-17")]
    public void Notices_wait_their_days(string start, string noticeUntil, string compensationFrom, string compensationUntil, string application)
    {
        var plan = ExpropriationPlan.From(SchemeDesk.Data.Schemes.Steps, DateOnly.Parse(start, CultureInfo.InvariantCulture), SchemeDesk.Data.Calendar).ToDictionary(step => step.Step.Id);

        Assert.Equal(DateOnly.Parse(noticeUntil, CultureInfo.InvariantCulture), plan["pre-notice"].Until);
        Assert.Equal(DateOnly.Parse(start, CultureInfo.InvariantCulture), plan["risk"].From);
        Assert.Equal((DateOnly.Parse(compensationFrom, CultureInfo.InvariantCulture), DateOnly.Parse(compensationUntil, CultureInfo.InvariantCulture)), (plan["compensation-notice"].From, plan["compensation-notice"].Until));
        Assert.Equal(DateOnly.Parse(application, CultureInfo.InvariantCulture), plan["application"].From);
    }
}
