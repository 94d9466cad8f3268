// The API of the server, from packages/server/openapi.json. Written by scripts/write-schema.mjs; do not edit.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can it answer now? */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Measurements in the format of Prometheus */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Measurements */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            product: "Portreeve";
                            version: string;
                            blueprint: {
                                id: string;
                                label: string;
                                description: string;
                            };
                            tenancy: ("single" | "multi") | null;
                            populations: {
                                id: string;
                                label: string;
                            }[];
                            name: string;
                            demo: boolean;
                            /** @description Whether somebody has followed the set-up link, or the demo made its people */
                            setUp: boolean;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with email and password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                        /** @description Which kind of account, where the blueprint has several */
                        population?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                id: string;
                                name: string;
                                email: string;
                            };
                            /** @description Nothing is open before a new password is chosen */
                            mustChangePassword: boolean;
                            /**
                             * Format: date-time
                             * @description When the session ends at the latest
                             */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the password again
         * @description Some acts ask for a proof not older than 15 minutes; until second factors exist, the password is one.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, where am I, what may I do */
        get: {
            parameters: {
                query?: {
                    /** @description The scope that the person wants to work in; decides `entry` */
                    into?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                id: string;
                                name: string;
                                email: string;
                                population: string;
                                locale: string | null;
                                mustChangePassword: boolean;
                            };
                            session: {
                                id: string;
                                /** Format: date-time */
                                expiresAt: string;
                            };
                            /** @description What the person meets who comes to work */
                            entry: {
                                /** @enum {string} */
                                state: "in" | "onboarding" | "page";
                                /** @description The scope to work in, or the one that is closed, if there is one */
                                scope: string | null;
                                organization: string | null;
                                page: {
                                    id: string;
                                    title: string;
                                    text: string;
                                } | null;
                                /** @description The people who can help */
                                ask: {
                                    name: string;
                                    role: string;
                                }[];
                                requestAccess: boolean;
                            };
                            scopes: {
                                /** @description `null` is the platform */
                                id: string | null;
                                type: string;
                                typeLabel: string;
                                parent: string | null;
                                organization: string | null;
                                name: string;
                                status: string;
                                /** @description Raised by every change of access in this scope */
                                epoch: number;
                                /** @description What counts in this session */
                                roles: {
                                    key: string;
                                    id: string;
                                    label: string;
                                }[];
                                /** @description Where a change of role waits for the next sign-in */
                                rolesAtNextSignIn: {
                                    key: string;
                                    id: string;
                                    label: string;
                                }[] | null;
                                permissions: {
                                    id: string;
                                    /** @enum {string} */
                                    held: "always" | "depends";
                                }[];
                            }[];
                            /** @description For each scope that the menu leads to */
                            menus: {
                                scope: string | null;
                                /** @description `null` where the person is in no scope of the menu */
                                type: string | null;
                                sections: {
                                    section: string | null;
                                    items: components["schemas"]["MenuItem"][];
                                }[];
                            }[];
                            /** @description `false`: the person has more scopes than are listed here */
                            complete: boolean;
                        };
                    };
                };
                /** @description Nothing changed since */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become the first operator, by the one-time link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What stands behind the # of the link */
                        token: string;
                        name: string;
                        email: string;
                        password: string;
                        deploymentName: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A scope: its name, state and profile */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            type: string;
                            parent: string | null;
                            name: string;
                            status: string;
                            /** @description As the blueprint asks for scopes of this type */
                            profile: {
                                [key: string]: unknown;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Send it back as If-Match when you edit */
                            etag: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name and profile of a scope */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "if-match"?: string;
                };
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description As the blueprint asks for scopes of this type */
                        profile?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            type: string;
                            parent: string | null;
                            name: string;
                            status: string;
                            /** @description As the blueprint asks for scopes of this type */
                            profile: {
                                [key: string]: unknown;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Send it back as If-Match when you edit */
                            etag: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the state of a scope */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            type: string;
                            parent: string | null;
                            name: string;
                            status: string;
                            /** @description As the blueprint asks for scopes of this type */
                            profile: {
                                [key: string]: unknown;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Send it back as If-Match when you edit */
                            etag: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The scopes in a scope, by name and state */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                    type?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                type: string;
                                name: string;
                                status: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a scope in a scope */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        type: string;
                        name: string;
                        /** @description As the blueprint asks for scopes of this type */
                        profile?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of a scope, by name */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                    /** @description How the name or the address begins */
                    search?: string;
                    role?: string;
                    status?: "active" | "disabled";
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                email: string;
                                readonly roles: {
                                    role: string;
                                    label: string;
                                    /** Format: date-time */
                                    grantedAt: string;
                                    reason: string | null;
                                    expiresAt: string | null;
                                }[];
                                /** @description Roles that open sessions still have until the next sign-in; none where nothing waits */
                                rolesUntilNextSession: string[] | null;
                                /** @enum {string} */
                                status: "active" | "disabled";
                                /** @enum {string} */
                                account: "active" | "archived" | "blocked";
                                /** Format: date-time */
                                since: string;
                                lastActiveAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add somebody of the organization */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        person: string;
                        roles: string[];
                        reason?: string;
                        expiresAt?: string | null;
                    };
                };
            };
            responses: {
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One member */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email: string;
                            readonly roles: {
                                role: string;
                                label: string;
                                /** Format: date-time */
                                grantedAt: string;
                                reason: string | null;
                                expiresAt: string | null;
                            }[];
                            /** @description Roles that open sessions still have until the next sign-in; none where nothing waits */
                            rolesUntilNextSession: string[] | null;
                            /** @enum {string} */
                            status: "active" | "disabled";
                            /** @enum {string} */
                            account: "active" | "archived" | "blocked";
                            /** Format: date-time */
                            since: string;
                            lastActiveAt: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Give and take roles */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Where a person has one role, it takes the place of the former one */
                        give?: string[];
                        take?: string[];
                        reason?: string;
                        expiresAt?: string | null;
                        /** @description Do not wait for the next sign-in */
                        applyNow?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readonly roles: string[];
                            /** @enum {string} */
                            takesEffect: "now" | "next-session";
                            /** @description Open sessions that keep the former roles until they end */
                            sessionsWaiting: number;
                            /** Format: date-time */
                            holdsFrom: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that wait to be accepted */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                email: string;
                                role: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                expired: boolean;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disable a member: out at once, the role is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was cut off */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: {
                                /** @description In one scope none end: they go on elsewhere */
                                sessions: number;
                                tokens: number;
                            };
                            /**
                             * Format: date-time
                             * @description From then on it holds on every node
                             */
                            holdsFrom: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enable a member again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Tokens that ended when the member was disabled */
                        resumeTokens?: string[];
                    } | null;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a member: only a new invitation brings them back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was cut off */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: {
                                /** @description In one scope none end: they go on elsewhere */
                                sessions: number;
                                tokens: number;
                            };
                            /**
                             * Format: date-time
                             * @description From then on it holds on every node
                             */
                            holdsFrom: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts that are kept in a scope, by name */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                    /** @description How the name or the address begins */
                    search?: string;
                    status?: "active" | "archived" | "blocked";
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                email: string;
                                emailProved: boolean;
                                /** @enum {string} */
                                status: "active" | "archived" | "blocked";
                                /** @description After wrong passwords; ends by itself and is not the same as blocked */
                                lockedUntil: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                lastActiveAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        name: string;
                        /**
                         * @default none
                         * @enum {string}
                         */
                        password?: "temporary" | "none";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description Shown once; good for choosing another within 24 hours */
                            temporaryPassword: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account and its roles */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email: string;
                            emailProved: boolean;
                            /** @enum {string} */
                            status: "active" | "archived" | "blocked";
                            /** @description After wrong passwords; ends by itself and is not the same as blocked */
                            lockedUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            lastActiveAt: string | null;
                            /** @description In the scopes whose members you may see */
                            readonly memberships: {
                                scope: {
                                    id: string;
                                    type: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                status: "active" | "disabled";
                                readonly roles: {
                                    role: string;
                                    expiresAt: string | null;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive an account: every session and token ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was cut off */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: {
                                /** @description In one scope none end: they go on elsewhere */
                                sessions: number;
                                tokens: number;
                            };
                            /**
                             * Format: date-time
                             * @description From then on it holds on every node
                             */
                            holdsFrom: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived account back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Roles that you may not give, and that were not restored */
                            readonly rolesLost: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Block an account: every session and token ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was cut off */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: {
                                /** @description In one scope none end: they go on elsewhere */
                                sessions: number;
                                tokens: number;
                            };
                            /**
                             * Format: date-time
                             * @description From then on it holds on every node
                             */
                            holdsFrom: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/people/{userId}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unblock an account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Roles that you may not give, and that were not restored */
                            readonly rolesLost: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what in a scope, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Who did it, or to whom it was done */
                    person?: string;
                    /** @description An action (`member.added`), or all of an area (`member`) */
                    action?: string;
                    from?: string;
                    to?: string;
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                action: string;
                                actor: {
                                    kind: string;
                                    id: string | null;
                                    name: string | null;
                                    /** @description The API token used, if one was */
                                    token: string | null;
                                };
                                target: {
                                    kind: string;
                                    id: string | null;
                                    name: string | null;
                                };
                                before: unknown;
                                after: unknown;
                                /** @description Names and addresses as they were then; none once they were erased */
                                details: {
                                    [key: string]: unknown;
                                };
                                requestId: string;
                                ip: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/security-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign-ins and refusals that concern a scope, the newest first */
        get: {
            parameters: {
                query?: {
                    person?: string;
                    kind?: string;
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                kind: string;
                                person: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                scope: string | null;
                                ip: string | null;
                                agent: string | null;
                                requestId: string;
                                detail: {
                                    [key: string]: unknown;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every role and permission of the blueprint */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            blueprint: {
                                id: string;
                                label: string;
                            };
                            scopeTypes: {
                                id: string;
                                label: string;
                                description: string | null;
                                parent: string | null;
                                /** @enum {string} */
                                rolesPerPerson: "one" | "several";
                                /** @enum {string} */
                                roleChanges: "immediate" | "next-session";
                                roles: {
                                    id: string;
                                    label: string;
                                    description: string;
                                    assignable: boolean;
                                    legacy: boolean;
                                    addition: boolean;
                                    reasonRequired: boolean;
                                    atLeast: number;
                                    readonly assigns: string[];
                                }[];
                                permissions: {
                                    id: string;
                                    label: string;
                                    description: string | null;
                                    group: string;
                                    sessionOnly: boolean;
                                    fresh: boolean;
                                    readonly allow: string[];
                                    readonly conditional: string[];
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles of a scope: matrix, menus and how many hold each */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            label: string;
                            description: string | null;
                            parent: string | null;
                            /** @enum {string} */
                            rolesPerPerson: "one" | "several";
                            /** @enum {string} */
                            roleChanges: "immediate" | "next-session";
                            roles: {
                                id: string;
                                label: string;
                                description: string;
                                assignable: boolean;
                                legacy: boolean;
                                addition: boolean;
                                reasonRequired: boolean;
                                atLeast: number;
                                readonly assigns: string[];
                                holders: number;
                                readonly menu: {
                                    section: string | null;
                                    readonly items: components["schemas"]["MenuItem"][];
                                }[];
                            }[];
                            permissions: {
                                id: string;
                                label: string;
                                description: string | null;
                                group: string;
                                sessionOnly: boolean;
                                fresh: boolean;
                                readonly allow: string[];
                                readonly conditional: string[];
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/roles/{roleId}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds a role */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                    roleId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                email: string;
                                readonly roles: string[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/permissions/{permissionId}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may do something here */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                    permissionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                email: string;
                                readonly roles: string[];
                                /** @enum {string} */
                                held: "always" | "depends";
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an API token of one’s own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        permissions: string[];
                        expiresInDays: 30 | 90 | 365;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            scopeId: string;
                            name: string;
                            readonly permissions: string[];
                            prefix: string;
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            lastUsedAt: string | null;
                            token: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own API tokens */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                scopeId: string;
                                name: string;
                                readonly permissions: string[];
                                prefix: string;
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                lastUsedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{tokenId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a token of one’s own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tokenId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A member’s tokens here */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                scopeId: string;
                                name: string;
                                readonly permissions: string[];
                                prefix: string;
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                lastUsedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/members/{userId}/tokens/{tokenId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a member’s token */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    userId: string;
                    tokenId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                role: {
                                    id: string;
                                    label: string;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                makerLeft: boolean;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        role: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            role: {
                                id: string;
                                label: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            makerLeft: boolean;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    serviceAccountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tokens: number;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    after?: string | null;
                    limit?: number;
                };
                header?: never;
                path: {
                    scopeId: string;
                    serviceAccountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                scopeId: string;
                                name: string;
                                readonly permissions: string[];
                                prefix: string;
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                lastUsedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    serviceAccountId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default 365 */
                        expiresInDays?: (30 | 90 | 365) | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            scopeId: string;
                            name: string;
                            readonly permissions: string[];
                            prefix: string;
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            lastUsedAt: string | null;
                            token: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens/{tokenId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    serviceAccountId: string;
                    tokenId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** May this person do that here, and why */
        get: {
            parameters: {
                query: {
                    person: string;
                    /** @description A permission by its id */
                    permission?: string;
                    /** @description A registered resource, for what depends on it */
                    resource?: string;
                    /** @description Instead of a permission: what is to be done with the resource */
                    action?: string;
                };
                header?: never;
                path: {
                    scopeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                id: string;
                                name: string;
                            };
                            permission: {
                                id: string;
                                label: string;
                            };
                            /** @description The scope whose roles decide */
                            scope: {
                                id: string;
                                type: string;
                                name: string;
                            };
                            resource: {
                                id: string;
                                kind: string;
                                name: string;
                            } | null;
                            allowed: boolean;
                            /**
                             * @description `depends`: only on some resources, and none was named
                             * @enum {string}
                             */
                            answer: "always" | "never" | "depends";
                            code: string;
                            reason: string;
                            grantedBy: {
                                role: string;
                                label: string;
                                from: string;
                                when: unknown;
                            }[];
                            readonly conditions: unknown[];
                            leastRole: {
                                id: string;
                                label: string;
                            } | null;
                            canBeGivenBy: {
                                id: string;
                                name: string;
                                role: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** May I do that there, and why */
        get: {
            parameters: {
                query: {
                    scope: string;
                    /** @description A permission by its id */
                    permission?: string;
                    /** @description A registered resource, for what depends on it */
                    resource?: string;
                    /** @description Instead of a permission: what is to be done with the resource */
                    action?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                id: string;
                                name: string;
                            };
                            permission: {
                                id: string;
                                label: string;
                            };
                            /** @description The scope whose roles decide */
                            scope: {
                                id: string;
                                type: string;
                                name: string;
                            };
                            resource: {
                                id: string;
                                kind: string;
                                name: string;
                            } | null;
                            allowed: boolean;
                            /**
                             * @description `depends`: only on some resources, and none was named
                             * @enum {string}
                             */
                            answer: "always" | "never" | "depends";
                            code: string;
                            reason: string;
                            grantedBy: {
                                role: string;
                                label: string;
                                from: string;
                                when: unknown;
                            }[];
                            readonly conditions: unknown[];
                            leastRole: {
                                id: string;
                                label: string;
                            } | null;
                            canBeGivenBy: {
                                id: string;
                                name: string;
                                role: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scopes/{scopeId}/access/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that a person may do here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    scopeId: string;
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                id: string;
                                name: string;
                            };
                            scope: {
                                id: string;
                                type: string;
                                name: string;
                            };
                            epoch: number | null;
                            cutOff: {
                                code: string;
                                reason: string;
                            } | null;
                            roles: {
                                id: string;
                                label: string;
                            }[];
                            permissions: {
                                id: string;
                                label: string;
                                /** @enum {string} */
                                held: "always" | "depends";
                                /** @description Ids of the roles */
                                grantedBy: string[];
                            }[];
                        };
                    };
                };
                /** @description Nothing changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        subject: {
                            type: string;
                            id: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                        };
                        action: {
                            name: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                        };
                        resource: {
                            type: string;
                            id: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                        };
                        context?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decision: boolean;
                            context: {
                                code?: string;
                                reason?: string;
                                permission?: string;
                                scope?: string | null;
                                epoch?: number;
                                grantedBy?: {
                                    role: string;
                                    label: string;
                                    from: string;
                                    when?: unknown;
                                }[];
                                leastRole?: {
                                    id: string;
                                    label: string;
                                } | null;
                                error?: {
                                    status: number;
                                    message: string;
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        subject?: {
                            type: string;
                            id: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                        };
                        action?: {
                            name: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                        };
                        resource?: {
                            type: string;
                            id: string;
                            properties?: {
                                [key: string]: unknown;
                            };
                        };
                        context?: {
                            [key: string]: unknown;
                        };
                        evaluations?: {
                            [key: string]: unknown;
                        }[];
                        options?: {
                            /** @enum {string} */
                            evaluations_semantic?: "execute_all" | "deny_on_first_deny" | "permit_on_first_permit";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            evaluations: {
                                decision: boolean;
                                context: {
                                    code?: string;
                                    reason?: string;
                                    permission?: string;
                                    scope?: string | null;
                                    epoch?: number;
                                    grantedBy?: {
                                        role: string;
                                        label: string;
                                        from: string;
                                        when?: unknown;
                                    }[];
                                    leastRole?: {
                                        id: string;
                                        label: string;
                                    } | null;
                                    error?: {
                                        status: number;
                                        message: string;
                                    };
                                };
                            }[];
                        } | {
                            decision: boolean;
                            context: {
                                code?: string;
                                reason?: string;
                                permission?: string;
                                scope?: string | null;
                                epoch?: number;
                                grantedBy?: {
                                    role: string;
                                    label: string;
                                    from: string;
                                    when?: unknown;
                                }[];
                                leastRole?: {
                                    id: string;
                                    label: string;
                                } | null;
                                error?: {
                                    status: number;
                                    message: string;
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/authzen-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            policy_decision_point: string;
                            access_evaluation_endpoint: string;
                            access_evaluations_endpoint: string;
                        };
                    };
                };
                /** @description A problem (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            requestId: string;
                            errors?: {
                                field: string;
                                message: string;
                            }[];
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description When it counts. What is not known is a no, also under `not`. */
        ConditionInput: ("own" | "same-organization") | {
            sharedAs: string | string[];
        } | {
            all: components["schemas"]["ConditionInput"][];
        } | {
            any: components["schemas"]["ConditionInput"][];
        } | {
            not: components["schemas"]["ConditionInput"];
        } | {
            [key: string]: {
                eq: (string | number | boolean) | {
                    from: string;
                };
            } | {
                in: (string | number | boolean)[];
            } | {
                exists: boolean;
            } | {
                lt: number | string | {
                    from: string;
                };
            } | {
                gt: number | string | {
                    from: string;
                };
            };
        };
        MenuItemInput: {
            id: string;
            label: string;
            permission?: string;
            readonly items?: components["schemas"]["MenuItemInput"][];
        };
        /** @description When it counts. What is not known is a no, also under `not`. */
        Condition: ("own" | "same-organization") | {
            sharedAs: string | string[];
        } | {
            all: components["schemas"]["Condition"][];
        } | {
            any: components["schemas"]["Condition"][];
        } | {
            not: components["schemas"]["Condition"];
        } | {
            [key: string]: {
                eq: (string | number | boolean) | {
                    from: string;
                };
            } | {
                in: (string | number | boolean)[];
            } | {
                exists: boolean;
            } | {
                lt: number | string | {
                    from: string;
                };
            } | {
                gt: number | string | {
                    from: string;
                };
            };
        };
        MenuItem: {
            id: string;
            label: string;
            permission?: string;
            readonly items?: components["schemas"]["MenuItem"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
