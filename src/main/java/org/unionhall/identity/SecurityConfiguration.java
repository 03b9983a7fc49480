package org.unionhall.identity;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The doors: sign-in, headers, and the rule that everything not listed here needs an account and a role. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    @Bean
    Vault vault(@Value("${unionhall.secret-key}") String secret) {
        return new Vault(secret);
    }

    @Bean
    PasswordEncoder passwordEncoder(@Value("${unionhall.password-strength:11}") int strength) {
        var encoders = new java.util.HashMap<String, PasswordEncoder>();
        encoders.put("sha256-bcrypt", new PasswordHash(strength));
        return new org.springframework.security.crypto.password.DelegatingPasswordEncoder("sha256-bcrypt", encoders);
    }

    @Bean
    AuthenticationManager authenticationManager(AccountAuthentication accounts) {
        return new ProviderManager(accounts);
    }

    @Bean
    SecurityFilterChain doors(HttpSecurity http, AccountRepository accounts, Actors actors, Audit audit, KnownBrowsers browsers,
                              Clock clock) throws Exception {
        return http
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/css/**", "/js/**", "/img/**", "/webjars/**", "/favicon.ico", "/error").permitAll()
                        .requestMatchers("/sign-in", "/activate/**", "/trial/**", "/preferences/**").permitAll()
                        .anyRequest().authenticated())
                .addFilterBefore(new ActorFilter(accounts, actors, clock), AuthorizationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in").usernameParameter("login").passwordParameter("password")
                        .successHandler(entered(browsers)).failureHandler(refused()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .logout(out -> out.logoutUrl("/sign-out").addLogoutHandler((request, response, proof) -> signedOut(accounts, audit, proof))
                        .logoutSuccessUrl("/sign-in?out"))
                .headers(headers -> headers
                        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(self), geolocation=(), microphone=()")))
                .build();
    }

    /** After signing in, people come to the page they asked for: a page, never a part of one that a script fetched. */
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> request.getMethod().equals("GET") && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return cache;
    }

    private static void signedOut(AccountRepository accounts, Audit audit, Authentication proof) {
        if (proof != null && proof.getPrincipal() instanceof AccountId id) {
            accounts.find(id).ifPresent(account -> audit.record(AuditEntry.of(Accounts.owner(account), "identity.sign-out")
                    .on("account", id, account.label())));
        }
    }

    private static SavedRequestAwareAuthenticationSuccessHandler entered(KnownBrowsers browsers) {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(jakarta.servlet.http.HttpServletRequest request,
                                                jakarta.servlet.http.HttpServletResponse response,
                                                org.springframework.security.core.Authentication proof)
                    throws jakarta.servlet.ServletException, java.io.IOException {
                SessionNotes.write(request);
                if (proof.getPrincipal() instanceof AccountId account) {
                    browsers.seen(account, request, response);
                }
                super.onAuthenticationSuccess(request, response, proof);
            }
        };
        handler.setDefaultTargetUrl("/");
        return handler;
    }

    private static AuthenticationFailureHandler refused() {
        return (request, response, failure) -> {
            String why = failure instanceof LockedException ? "wait=" + failure.getMessage()
                    : failure instanceof DisabledException ? "disabled" : "wrong";
            response.sendRedirect(request.getContextPath() + "/sign-in?" + why);
        };
    }

    @Bean
    CookieSerializer sessionCookie(@Value("${unionhall.secure-cookies:false}") boolean secure) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("UNIONHALL");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        if (secure) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new DoorKeeper());
    }

    /** Lets a controller method name an {@link Actor} or {@link Account} parameter: whoever is asking. */
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Actor.class || parameter.getParameterType() == Account.class;
            }

            @Override
            public Object resolveArgument(MethodParameter parameter, ModelAndViewContainer container,
                                          NativeWebRequest request, WebDataBinderFactory binders) {
                return request.getAttribute(parameter.getParameterType().getName(), RequestAttributes.SCOPE_REQUEST);
            }
        });
    }
}
